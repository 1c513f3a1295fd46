package io.fovea.cli.topics;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Faults;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.util.List;

/**
 * Looks whether every topic is there, and ends. For a deployment, where one step makes the topics,
 * with rights that the applications do not need.
 */
public final class TopicsApplication implements Application {
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("topics").and(KafkaSettings.SETTINGS);

  private final KafkaSettings settings;

  public TopicsApplication(SettingValues values) {
    this.settings = KafkaSettings.from(values);
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) {
    List<String> topics = settings.topics().all();
    Faults faults = new Faults();
    new KafkaPreflight(settings).checkBroker(topics, faults);
    faults.stopStartIfAny();
    console.err().println("All topics are there:");
    topics.forEach(console.out()::println);
    return ExitCode.DONE;
  }
}
