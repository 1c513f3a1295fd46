package io.fovea.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TopicsApplicationIT {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void makesWhatIsMissingOnlyWhenItMay() {
    try (LocalStack stack = LocalStack.start()) {
      Map<String, String> look = Map.of("bootstrap-servers", stack.bootstrapServers());
      Map<String, String> make =
          Map.of("bootstrap-servers", stack.bootstrapServers(), "create-topics", "true");
      assertThatThrownBy(() -> run(look))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("--create-topics");

      assertThat(run(make)).isEqualTo(ExitCode.DONE);
      assertThat(run(make)).isEqualTo(ExitCode.DONE);
      out.reset();
      assertThat(run(look)).isEqualTo(ExitCode.DONE);
      assertThat(out.toString().lines())
          .containsExactly(
              "images", "predictions", "labels", "quality", "images.dlq", "quality.dlq");
    }
  }

  private ExitCode run(Map<String, String> options) {
    PrintStream results = new PrintStream(out, true);
    PrintStream words = new PrintStream(OutputStream.nullOutputStream());
    return new TopicsApplication(
            new SettingsResolver(TopicsApplication.SCHEMA)
                .resolve(Map.of(), Map.of(), options, Map.of()))
        .run(new Console(results, words, false), new StopSignal());
  }
}
