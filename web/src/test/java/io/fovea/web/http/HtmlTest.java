package io.fovea.web.http;

import static io.fovea.web.http.Html.element;
import static io.fovea.web.http.Html.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void escapesTextAndValues() {
    Html made = element("p", with("title", "\"a\" & 'b'"), Html.text("<script>alert(1)</script>"));

    assertThat(made)
        .hasToString(
            "<p title=\"&quot;a&quot; &amp; &#39;b&#39;\">"
                + "&lt;script&gt;alert(1)&lt;/script&gt;</p>");
  }

  @Test
  void endsOnlyElementsThatHaveAnEnd() {
    assertThat(
            element("div", with(), element("input", with("name", "x")), element("p", "quiet", "")))
        .hasToString("<div><input name=\"x\"><p class=\"quiet\"></p></div>");
  }
}
