package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.image.ImageInput;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.lifecycle.ApplicationRunner;
import io.fovea.runtime.lifecycle.ProcessSignals;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A classifier process that can be killed: the application as it is, but for a classifier that
 * costs nothing but time. Arguments: {@code lookahead} or {@code naive}, then {@code key=value} for
 * settings and {@code X:key=value} for clients.
 */
final class ClassifierChild {
  private ClassifierChild() {}

  public static void main(String[] args) {
    ClassifierSettings settings = settings(Arrays.asList(args).subList(1, args.length));
    EventSerdes serdes = EventSerdes.of(settings.kafka());
    FakeSource source = new FakeSource(SlowClassifier::new);
    Application application =
        args[0].equals("naive")
            ? new NaiveApplication(settings, source, serdes)
            : new ClassifierApplication(settings, (s, m, f) -> Optional.of(source), serdes);
    ExitCode end =
        new ApplicationRunner(
                "child",
                new Console(System.out, System.err, false),
                true,
                new ProcessSignals(System.err, Duration.ofSeconds(25)))
            .run(() -> application);
    System.exit(end.number());
  }

  private static ClassifierSettings settings(List<String> arguments) {
    Map<String, String> options = new HashMap<>();
    Map<String, String> clientOptions = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts[0].startsWith("X:")) {
        clientOptions.put(parts[0].substring(2), parts[1]);
      } else {
        options.put(parts[0], parts[1]);
      }
    }
    return TestSettings.of(options, clientOptions);
  }

  /** Takes 15 ms a batch, so that there is a moment in which it can be killed. */
  private static final class SlowClassifier implements BatchClassifier {
    private final FakeClassifier fast = new FakeClassifier();

    @Override
    public List<Outcome> classify(List<ImageInput> images) {
      try {
        Thread.sleep(15);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return fast.classify(images);
    }

    @Override
    public void close() {
      fast.close();
    }
  }
}
