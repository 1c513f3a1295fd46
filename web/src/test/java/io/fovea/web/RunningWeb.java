package io.fovea.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An instance in a thread of its own. */
record RunningWeb(URI web, URI health, StopSignal stop, CompletableFuture<ExitCode> end) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern WEB = Pattern.compile("(http://\\S+)/predict");
  private static final Pattern HEALTH = Pattern.compile("metrics at (http://\\S+)\\.\\R");

  static RunningWeb start(WebSettings settings) {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(words, true, UTF_8);
    StopSignal stop = new StopSignal();
    CompletableFuture<ExitCode> end = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                end.complete(new WebApplication(settings).run(new Console(err, err, false), stop));
              } catch (Exception failed) {
                end.completeExceptionally(failed);
              }
            });
    thread.start();
    await().atMost(PATIENCE).until(() -> end.isDone() || words.toString(UTF_8).contains("Ready:"));
    String said = words.toString(UTF_8);
    assertThat(end).as(said).isNotDone();
    return new RunningWeb(find(WEB, said), find(HEALTH, said), stop, end);
  }

  ExitCode stopAndWait() {
    stop.request();
    return end.join();
  }

  private static URI find(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return URI.create(found.group(1));
  }
}
