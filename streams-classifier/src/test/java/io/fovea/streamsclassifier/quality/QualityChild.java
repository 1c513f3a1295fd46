package io.fovea.streamsclassifier.quality;

import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.streamsclassifier.ChildApplication;
import io.fovea.streamsclassifier.quality.application.QualityApplication;
import io.fovea.streamsclassifier.quality.application.QualitySettings;
import java.util.List;
import java.util.Map;

/** The application as it is, with the settings that are given as {@link ChildApplication} says. */
final class QualityChild {
  private QualityChild() {}

  public static void main(String[] arguments) {
    ChildApplication child = ChildApplication.of(List.of(arguments));
    QualitySettings settings =
        QualitySettings.from(
            new SettingsResolver(QualitySettings.SCHEMA)
                .resolve(Map.of(), Map.of(), child.options(), child.clientOptions()));
    ChildApplication.run(new QualityApplication(settings));
  }
}
