package io.fovea.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.web.http.RouteTable;
import io.fovea.web.live.LiveRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages need is there, and nothing of it is elsewhere. */
class PagesTest {
  private static final String SITE = "/io/fovea/web/site/";
  private static final Pattern NAMED =
      Pattern.compile("(?:from|import) \"\\./([^\"]+)\"|(?:src|href)=\"/site/([^\"]+)\"");
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?:src|href|action)=\"(?:https?:)?//|from \"https?:|url\\(|@import");
  private static final Pattern INLINE =
      Pattern.compile(
          "<script>|<style|\\sstyle=|\\son[a-z]+=|innerHTML|insertAdjacentHTML|eval\\(");

  @Test
  void servesEveryFileOfTheSite() throws Exception {
    Set<String> served = served();

    assertThat(files().filter(file -> !file.endsWith(".html")))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(served).contains("/site/" + file));
  }

  @Test
  void servesEveryFileThatAnotherNames() throws Exception {
    Set<String> served = served();

    for (String file : files().toList()) {
      assertThat(NAMED.matcher(text(file)).results())
          .allSatisfy(
              named ->
                  assertThat(served)
                      .as(file)
                      .contains(
                          "/site/" + (named.group(1) == null ? named.group(2) : named.group(1))));
    }
  }

  @Test
  void asksNoOtherMachineAndRunsNothingInline() throws Exception {
    for (String file : files().toList()) {
      assertThat(text(file)).as(file).doesNotContainPattern(ELSEWHERE);
      assertThat(text(file)).as(file).doesNotContainPattern(INLINE);
    }
  }

  private static Set<String> served() {
    RouteTable table = new RouteTable();
    Pages.addTo(table);
    LiveRoutes.addFilesTo(table);
    return table.all().keySet();
  }

  private static Stream<String> files() throws IOException, URISyntaxException {
    Path site = Path.of(PagesTest.class.getResource(SITE).toURI());
    try (Stream<Path> files = Files.list(site)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()).stream();
    }
  }

  private static String text(String file) throws IOException {
    try (InputStream in = PagesTest.class.getResourceAsStream(SITE + file)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
