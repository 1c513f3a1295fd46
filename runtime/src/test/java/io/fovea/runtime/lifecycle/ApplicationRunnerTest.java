package io.fovea.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ApplicationRunnerTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void endsAsTheApplicationSays() {
    assertThat(run((console, stop) -> ExitCode.DONE)).isEqualTo(ExitCode.DONE);
    assertThat(run((console, stop) -> ExitCode.FAILED)).isEqualTo(ExitCode.FAILED);
    assertThat(text(err)).isEmpty();
  }

  @Test
  void tellsEveryWrongSettingAndWhereToLook() {
    Callable<Application> making =
        () -> {
          throw new SettingsException(List.of("first", "second"));
        };
    assertThat(run(making, false, StopRequests.NONE)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(text(err))
        .isEqualTo(
            "fovea test cannot start:\n  - first\n  - second\n"
                + "'fovea test --help' lists every setting.\n");
  }

  @Test
  void tellsAllThatIsMissingAtTheStart() {
    assertThat(
            run(
                (console, stop) -> {
                  throw new StartException(List.of("no broker", "no topic:\ncreate it"));
                }))
        .isEqualTo(ExitCode.FAILED);
    assertThat(text(err))
        .isEqualTo("fovea test cannot start:\n  - no broker\n  - no topic:\n      create it\n");
  }

  @Test
  void tellsAFailureInOneLineWithoutItsTrace() {
    Application failing =
        (console, stop) -> {
          throw new IllegalStateException("engine broke", new RuntimeException("out of tea"));
        };
    assertThat(run(failing)).isEqualTo(ExitCode.FAILED);
    assertThat(text(err))
        .isEqualTo("fovea test failed: engine broke: out of tea\n(--verbose shows where)\n");
  }

  @Test
  void showsTheTraceWhenAskedTo() {
    Application failing =
        (console, stop) -> {
          throw new UnsatisfiedLinkError("no nd4jcpu");
        };
    assertThat(run(() -> failing, true, StopRequests.NONE)).isEqualTo(ExitCode.FAILED);
    assertThat(text(err)).startsWith("fovea test failed: no nd4jcpu").contains("\tat io.fovea");
  }

  @Test
  void tellsAScriptThatAPersonStoppedIt() {
    Application service =
        (console, stop) -> {
          stop.await();
          return ExitCode.DONE;
        };
    assertThat(run(() -> service, false, new AtOnce(true))).isEqualTo(ExitCode.INTERRUPTED);
  }

  @Test
  void endsWellWhenAContainerRuntimeStopsIt() {
    Application service =
        (console, stop) -> {
          stop.await();
          return ExitCode.DONE;
        };
    assertThat(run(() -> service, false, new AtOnce(false))).isEqualTo(ExitCode.DONE);
  }

  @Test
  void doesNotHideAFailureBehindAnInterrupt() {
    Application failing =
        (console, stop) -> {
          throw new IllegalStateException("lost a record");
        };
    assertThat(run(() -> failing, false, new AtOnce(true))).isEqualTo(ExitCode.FAILED);
  }

  /** Asks for the end before the application runs. */
  private record AtOnce(boolean interrupted) implements StopRequests {
    @Override
    public void deliverTo(StopSignal stop) {
      stop.request();
    }
  }

  private ExitCode run(Application application) {
    return run(() -> application, false, StopRequests.NONE);
  }

  private ExitCode run(Callable<Application> making, boolean verbose, StopRequests requests) {
    Console console = new Console(stream(out), stream(err), false);
    return new ApplicationRunner("fovea test", console, verbose, requests).run(making);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
