package io.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.streamsclassifier.ClassifierApplication;
import io.fovea.streamsclassifier.ClassifierSettings;
import io.fovea.web.WebApplication;
import io.fovea.web.WebSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP, Kafka and a classifier, each image has the answer that it has without them. */
@Timeout(1_200)
class WebAgreesWithEvaluateIT {
  private static final int IN_FLIGHT = 200;
  private static final Path MODEL = new ShippedModels(Path.of("..")).of("digits").orElseThrow();

  private static LocalStack stack;
  private static ServedApplication classifier;
  private static ServedApplication web;
  private static String address;

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws Exception {
    stack = LocalStack.start();
    int port = HealthServer.freePort();
    address = "http://127.0.0.1:" + port;
    StopSignal never = new StopSignal();
    classifier =
        ServedApplication.start("classifier", health -> classifier(health), Console.silent());
    assertThat(classifier.isReady(never)).isTrue();
    web = ServedApplication.start("web", health -> web(port, health), Console.silent());
    assertThat(web.isReady(never)).isTrue();
  }

  @AfterAll
  static void stop() {
    web.close();
    classifier.close();
    stack.close();
  }

  @Test
  void onDrawnDigits() throws Exception {
    expectSameLabels("digits:test", 1_000);
  }

  @Test
  void onMnist() throws Exception {
    String data = System.getenv("FOVEA_DATA");
    assumeTrue(
        data != null && Files.isDirectory(Path.of(data, "mnist")),
        "skipped: FOVEA_DATA names no folder with mnist/ in it, and tests download nothing");
    expectSameLabels("mnist:test", 10_000);
  }

  private void expectSameLabels(String dataset, int count) throws Exception {
    List<LabelledImage> images = images(dataset, count);
    Map<String, String> offline =
        OfflineAnswers.of(MODEL, dataset, count, directory.resolve("offline.jsonl"));
    ImagesOverHttp http = new ImagesOverHttp(address, IN_FLIGHT);

    long began = System.nanoTime();
    http.sendAll(images);
    double seconds = (System.nanoTime() - began) / 1e9;

    System.out.printf(
        "%s over HTTP, %d in flight: %d images in %.1f s, p50 %.0f ms, p99 %.0f ms%n",
        dataset, IN_FLIGHT, count, seconds, http.percentile(0.5), http.percentile(0.99));
    assertThat(http.others).isEmpty();
    assertThat(http.imageIds).hasSize(count);
    assertThat(http.labels).hasSize(count).isEqualTo(offline);
  }

  private static List<LabelledImage> images(String dataset, int count) {
    DatasetOptions options = DatasetOptions.defaults().withOffline(true);
    String data = System.getenv("FOVEA_DATA");
    if (data != null) {
      options = options.withCache(Path.of(data));
    }
    return Datasets.open(DatasetSpec.parse(dataset), options).images(Split.TEST).subList(0, count);
  }

  private static Application classifier(int healthPort) {
    Map<String, String> options = new HashMap<>();
    options.put("model", MODEL.toString());
    return new ClassifierApplication(
        ClassifierSettings.from(resolved(ClassifierSettings.SCHEMA, options, healthPort)));
  }

  private static Application web(int port, int healthPort) {
    Map<String, String> options = new HashMap<>();
    options.put("port", Integer.toString(port));
    options.put("max-client-rate", "1000000"); // all from one client
    return new WebApplication(WebSettings.from(resolved(WebSettings.SCHEMA, options, healthPort)));
  }

  private static SettingValues resolved(
      SettingsSchema schema, Map<String, String> options, int healthPort) {
    options.put("bootstrap-servers", stack.bootstrapServers());
    options.put("schema-registry", stack.schemaRegistry().toString());
    options.put("create-topics", "true");
    options.put("http-port", Integer.toString(healthPort));
    return new SettingsResolver(schema).resolve(Map.of(), Map.of(), options, Map.of());
  }
}
