package io.fovea.benchmarks.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.stack.MeasuredProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * {@code classify.py} with one engine, in a Python that has what it needs.
 *
 * @param python to run it with; {@code null}: none has all of it
 * @param description what it is made of and in which versions; or what is missing in each Python
 */
public record PythonPeer(PeerEngine engine, PeerFiles files, String python, String description) {
  private static final Duration PROBE_WITHIN = Duration.ofMinutes(1);

  /** Asks the Pythons in turn; takes the first that lacks nothing. */
  public static PythonPeer search(
      List<String> pythons, PeerEngine engine, PeerFiles files, Load load)
      throws IOException, InterruptedException {
    List<String> why = new ArrayList<>();
    for (String python : pythons) {
      try {
        JsonNode answer = probe(python, engine, files, load);
        if (answer.path("missing").isEmpty()) {
          return new PythonPeer(engine, files, python, described(answer));
        }
        StringJoiner missing = new StringJoiner(", ");
        answer.path("missing").forEach(module -> missing.add(module.asText()));
        why.add(python + " lacks " + missing);
      } catch (IOException noPython) {
        why.add(python + ": " + noPython.getMessage());
      }
    }
    return new PythonPeer(engine, files, null, String.join("; ", why));
  }

  public boolean isHere() {
    return python != null;
  }

  private static String described(JsonNode answer) {
    StringJoiner parts = new StringJoiner(" + ");
    for (String part : List.of("kafka", "avro", "engine", "images")) {
      if (answer.has(part)) {
        parts.add(answer.path(part).asText());
      }
    }
    return parts.toString();
  }

  private static JsonNode probe(String python, PeerEngine engine, PeerFiles files, Load load)
      throws IOException, InterruptedException {
    List<String> command = command(python, engine, files);
    command.addAll(List.of("--probe", "--format", load.format()));
    Path log = files.program().resolveSibling("probe.log");
    try (MeasuredProcess probe = MeasuredProcess.start(command, Map.of(), log)) {
      if (!probe.waitFor(PROBE_WITHIN)) {
        throw new IOException("no answer for " + PROBE_WITHIN.toSeconds() + " s");
      }
      if (probe.waitFor() != 0) {
        throw new IOException(probe.lastLine());
      }
      return new ObjectMapper().readTree(probe.lastLine());
    }
  }

  private static List<String> command(String python, PeerEngine engine, PeerFiles files) {
    List<String> command = new ArrayList<>(List.of(python, files.program().toString()));
    command.addAll(List.of("--engine", engine.text()));
    files.library().ifPresent(path -> command.addAll(List.of("--library", path.toString())));
    return command;
  }

  /** Starts it; {@code arguments} are those that the task needs. */
  public MeasuredProcess start(int threads, List<String> arguments, Path log) throws IOException {
    List<String> command = command(python, engine, files);
    command.addAll(List.of("--threads", String.valueOf(threads)));
    command.addAll(List.of("--schemas", files.schemas().toString()));
    command.addAll(arguments);
    // What the launcher set for our own arithmetic is not for the peer's.
    return MeasuredProcess.start(command, Map.of("OMP_NUM_THREADS", String.valueOf(threads)), log);
  }
}
