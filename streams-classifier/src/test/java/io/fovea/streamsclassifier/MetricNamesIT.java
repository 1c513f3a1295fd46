package io.fovea.streamsclassifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fovea.localstack.LocalStack;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.streamsclassifier.quality.application.QualityApplication;
import io.fovea.streamsclassifier.quality.application.QualityFeed;
import io.fovea.streamsclassifier.quality.application.QualitySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people rely on, the README, the alert rules and the dashboards, held against what the
 * applications serve while they work.
 */
@Timeout(120)
class MetricNamesIT {
  private static final Path RULES = Path.of("..", "monitoring", "alerts.yml");
  private static final Path DASHBOARDS = Path.of("..", "monitoring", "grafana", "dashboards");
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern METRIC = Pattern.compile("\\b(?:fovea|kafka)_[a-z0-9_]+");

  /** Those of web are held in its own module. */
  private static final Pattern OF_A_PANEL =
      Pattern.compile("\\b(?:(?:fovea(?!_web)|kafka|jvm|process|system)_[a-z0-9_]+)");

  private static final Pattern EXPRESSION =
      Pattern.compile("\"(?:expr|definition)\": \"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern SERIES = Pattern.compile("(?m)^(\\w+)[{ ]");
  private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

  @TempDir Path directory;

  @Test
  void areThoseOfTheAlertRulesTheDashboardsAndTheReadme() throws Exception {
    try (LocalStack stack = LocalStack.start()) {
      Stream.of("images", "images.dlq", "predictions", "labels", "quality", "quality.dlq")
          .forEach(topic -> stack.createTopic(topic, 1));
      Map<String, String> kafka =
          Map.of(
              "bootstrap-servers", stack.bootstrapServers(),
              "schema-registry", stack.schemaRegistry().toString());
      try (RunningApplication classifier = classifier(kafka);
          RunningApplication quality = quality(kafka)) {
        sendImagesAndLabels(kafka);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> quality.metrics().contains("fovea_quality_class_recall"));

        Set<String> served = new TreeSet<>(names(SERIES, classifier.metrics(), 1));
        served.addAll(names(SERIES, quality.metrics(), 1));
        assertThat(names(METRIC, Files.readString(RULES), 0)).hasSizeGreaterThan(10);
        assertThat(served).containsAll(names(METRIC, Files.readString(RULES), 0));
        assertThat(inPanels()).hasSizeGreaterThan(30);
        assertThat(served).containsAll(inPanels());
        assertThat(ours(served)).isEqualTo(ours(names(METRIC, Files.readString(README), 0)));
      }
    }
  }

  /** As people call them: a histogram by one name. */
  private static Set<String> ours(Set<String> names) {
    return names.stream()
        .filter(name -> name.startsWith("fovea_"))
        .map(name -> PART.matcher(name).replaceFirst(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void comeWithRulesThatSayWhatHappenedAndWhatToDo() throws IOException {
    String rules = Files.readString(RULES);
    long alerts = count("- alert: Fovea", rules);
    assertThat(alerts).isGreaterThan(6);
    for (String part : new String[] {"expr: ", "severity: ", "summary: ", "description: "}) {
      assertThat(count(part, rules)).as(part).isEqualTo(alerts);
    }
  }

  private static Set<String> inPanels() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> dashboards = Files.list(DASHBOARDS)) {
      for (Path dashboard : dashboards.toList()) {
        for (String expression : names(EXPRESSION, Files.readString(dashboard), 1)) {
          names.addAll(names(OF_A_PANEL, expression, 0));
        }
      }
    }
    return names;
  }

  private static long count(String beginning, String rules) {
    return rules.lines().filter(line -> line.strip().startsWith(beginning)).count();
  }

  private static Set<String> names(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(group))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static RunningApplication classifier(Map<String, String> kafka) {
    ClassifierSettings settings = TestSettings.of(kafka);
    return new RunningApplication(
        new ClassifierApplication(
            settings,
            (s, metrics, faults) -> Optional.of(new FakeSource(FakeClassifier::new)),
            EventSerdes.of(settings.kafka())));
  }

  private RunningApplication quality(Map<String, String> kafka) {
    Map<String, String> options = new HashMap<>(kafka);
    options.put("state-dir", directory.toString());
    return new RunningApplication(
        new QualityApplication(
            QualitySettings.from(
                new SettingsResolver(QualitySettings.SCHEMA)
                    .resolve(Map.of(), Map.of(), options, Map.of()))));
  }

  private static void sendImagesAndLabels(Map<String, String> kafka) {
    String servers = kafka.get("bootstrap-servers");
    String registry = kafka.get("schema-registry");
    try (ImageFeed images = new ImageFeed(servers, registry, "", false);
        QualityFeed labels = new QualityFeed(servers, registry, "")) {
      images.send(10);
      images.good().forEach(image -> labels.label(image, "cat"));
    }
  }
}
