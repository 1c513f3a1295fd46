package io.fovea.cli.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperationsGuideTest {
  private static final Path GUIDE = YamlFile.PROJECT.resolve("docs/operations.md");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern LINK = Pattern.compile("]\\((\\.\\./[^)#]+)\\)");

  @Test
  void saysWhatEveryAlertMeans() throws IOException {
    String guide = Files.readString(GUIDE);
    List<String> alerts = found(ALERT, YamlFile.PROJECT.resolve("monitoring/alerts.yml"));
    assertThat(alerts).hasSizeGreaterThan(6);
    alerts.forEach(alert -> assertThat(guide).contains("| `" + alert + "` |"));
  }

  @Test
  void leadsToFilesThatAreThere() throws IOException {
    List<String> links = found(LINK, GUIDE);
    assertThat(links).isNotEmpty();
    links.forEach(link -> assertThat(GUIDE.resolveSibling(link)).exists());
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results().map(one -> one.group(1)).toList();
  }
}
