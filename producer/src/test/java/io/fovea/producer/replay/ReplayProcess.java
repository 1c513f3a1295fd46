package io.fovea.producer.replay;

import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A replay in a process of its own, that can be killed. */
final class ReplayProcess {
  private ReplayProcess() {}

  /** Runs to its end, and gives the exit status. */
  static int run(String bootstrapServers, String prefix, String haltKey, int haltAt)
      throws IOException, InterruptedException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ReplayProcess.class.getName(),
                bootstrapServers,
                prefix,
                haltKey,
                Integer.toString(haltAt)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  public static void main(String[] args) throws Exception {
    ReplaySettings settings =
        new Options()
            .with("bootstrap-servers", args[0])
            .with("topic-prefix", args[1])
            .passOn("interceptor.classes", HaltingInterceptor.class.getName())
            .passOn(args[2], args[3])
            .settings();
    Console console = new Console(System.out, System.err, false);
    System.exit(new DeadLetterReplay(settings).run(console, new StopSignal()).number());
  }
}
