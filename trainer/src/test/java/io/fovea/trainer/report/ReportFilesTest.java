package io.fovea.trainer.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir Path directory;

  @Test
  void makesTheDirectoryAndLeavesNothingElseInIt() throws IOException {
    Path deep = directory.resolve("a/b");
    ReportFiles.write(deep, Map.of("index.html", "x".getBytes(UTF_8)));
    assertThat(names(deep)).containsExactly("index.html");
  }

  @Test
  void replacesAnEarlierReportAndNothingElse() throws IOException {
    Files.writeString(directory.resolve("holiday-light.png"), "mine");
    ReportFiles.write(
        directory,
        Map.of(
            "loss-light.png", "old".getBytes(UTF_8),
            "mistakes-light.png", "old".getBytes(UTF_8),
            "index.html", page("loss-light.png mistakes-light.png").getBytes(UTF_8)));

    ReportFiles.write(
        directory,
        Map.of(
            "loss-light.png", "new".getBytes(UTF_8),
            "index.html", page("loss-light.png").getBytes(UTF_8)));

    assertThat(names(directory))
        .containsExactly("holiday-light.png", "index.html", "loss-light.png");
    assertThat(directory.resolve("loss-light.png")).hasContent("new");
  }

  @Test
  void aForeignPageCannotNameFilesElsewhere() throws IOException {
    Path outside = Files.createFile(directory.resolve("outside.png"));
    Path inside = Files.createDirectory(directory.resolve("report"));
    Files.writeString(inside.resolve("index.html"), page("../outside.png"));

    ReportFiles.write(inside, Map.of("index.html", page("").getBytes(UTF_8)));

    assertThat(outside).exists();
  }

  @Test
  void faultLeavesTheEarlierReportAsItWas() throws IOException {
    ReportFiles.write(directory, Map.of("index.html", "old".getBytes(UTF_8)));

    assertThatThrownBy(
            () ->
                ReportFiles.write(
                    directory,
                    Map.of("no/such/folder.png", new byte[1], "index.html", new byte[1])))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("cannot be written to " + directory)
        .hasMessageContaining("--report");

    assertThat(names(directory)).containsExactly("index.html");
    assertThat(directory.resolve("index.html")).hasContent("old");
  }

  @Test
  void fileInPlaceOfTheDirectoryIsToldBeforeAndAfter() throws IOException {
    Path file = Files.createFile(directory.resolve("report"));
    assertThat(ReportWriter.fault(file)).hasValue(file + " is no directory");
    assertThat(ReportWriter.fault(file.resolve("deeper"))).hasValue(file + " is no directory");
    assertThat(ReportWriter.fault(directory.resolve("new/one"))).isEmpty();
    assertThatThrownBy(() -> ReportFiles.write(file, Map.of("index.html", new byte[1])))
        .hasMessageContaining(file + " is no directory");
  }

  private static String page(String files) {
    return "<meta name=\"fovea-report-files\" content=\"" + files + "\">";
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
