package io.fovea.cli.demo;

import io.fovea.inference.model.ModelFile;
import io.fovea.producer.ImageProducer;
import io.fovea.producer.ProducerSettings;
import io.fovea.runtime.Application;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.streamsclassifier.ClassifierApplication;
import io.fovea.streamsclassifier.ClassifierSettings;
import io.fovea.streamsclassifier.quality.application.QualityApplication;
import io.fovea.streamsclassifier.quality.application.QualitySettings;
import io.fovea.web.WebApplication;
import io.fovea.web.WebSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The applications of the demo, each made as the command line would make it.
 *
 * @param kafka where they meet
 */
record DemoApplications(DemoSettings settings, Path model, KafkaSettings kafka) {
  private static final String CALM_RATE = "50";

  /** All that they read and write, so that none has to wait for another. */
  void createTopics() {
    Topics topics = kafka.topics();
    Faults faults = new Faults();
    new KafkaPreflight(kafka)
        .check(
            List.of(
                topics.images(),
                topics.predictions(),
                topics.labels(),
                topics.deadLetters(),
                topics.quality(),
                topics.qualityDeadLetters()),
            faults);
    faults.stopStartIfAny();
  }

  Application classifier(int port) {
    Map<String, String> options = new HashMap<>();
    options.put("model", model.toString());
    options.put("http-port", String.valueOf(port));
    return new ClassifierApplication(
        ClassifierSettings.from(resolve(ClassifierSettings.SCHEMA, options)));
  }

  Application quality(int port, Path state) {
    Map<String, String> options = new HashMap<>();
    options.put("http-port", String.valueOf(port));
    options.put("state-dir", state.toString());
    // The demo holds its own count against this one, and tells all classes apart.
    options.put("max-classes", "100000");
    if (ModelFile.read(model).reference().isPresent()) {
      options.put("model", model.toString().replace(",", "\\,"));
    }
    return new QualityApplication(QualitySettings.from(resolve(QualitySettings.SCHEMA, options)));
  }

  /** With the limits that it has by itself. */
  Application web(int port, WebPort page) {
    Map<String, String> options = new HashMap<>();
    options.put("port", String.valueOf(page.port()));
    options.put("http-port", String.valueOf(port));
    return new WebApplication(WebSettings.from(resolve(WebSettings.SCHEMA, options)));
  }

  /** With an end, all labels at once; without, some of them and late, as it is in life. */
  Application producer() {
    Map<String, String> options = new HashMap<>();
    options.put("dataset", settings.dataset());
    options.put("count", String.valueOf(settings.images().orElse(Long.MAX_VALUE)));
    options.put("labels", settings.images().isPresent() ? "1" : "0.3");
    options.put("label-delay", settings.images().isPresent() ? "0s" : "5s");
    settings.data().ifPresent(directory -> options.put("data", directory.toString()));
    settings.rate().ifPresent(rate -> options.put("rate", String.valueOf(rate)));
    if (settings.images().isEmpty()) {
      options.putIfAbsent("rate", CALM_RATE);
    }
    return new ImageProducer(ProducerSettings.from(resolve(ProducerSettings.SCHEMA, options)));
  }

  SettingValues resolve(SettingsSchema schema, Map<String, String> options) {
    options.put("bootstrap-servers", kafka.bootstrapServers());
    options.put("schema-registry", kafka.schemaRegistry());
    return new SettingsResolver(schema).resolve(Map.of(), Map.of(), options, Map.of());
  }
}
