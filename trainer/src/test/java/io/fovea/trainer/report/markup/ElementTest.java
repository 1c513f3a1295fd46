package io.fovea.trainer.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementTest {

  @Test
  void textAndAttributesAreEscaped() {
    Element element = Element.of("p", "<script>1 && 2</script>").with("title", "\"' onload=\"x<y");
    assertThat(element)
        .hasToString(
            "<p title=\"&quot;&#39; onload=&quot;x&lt;y\">&lt;script&gt;1 &amp;&amp; 2&lt;/script&gt;</p>");
  }

  @Test
  void charactersThatXmlCannotHoldAreReplaced() {
    assertThat(Element.of("p", "a\u0000b\u001bc\ud800d\uffffe\tf"))
        .hasToString("<p>a\ufffdb\ufffdc\ufffdd\ufffde\tf</p>");
  }

  @Test
  void charactersBeyondTheBasicPlaneStay() {
    assertThat(Element.of("p", "\ud83d\udc08 größer 猫"))
        .hasToString("<p>\ud83d\udc08 größer 猫</p>");
  }

  @Test
  void elementsWithoutEndTagHaveNone() {
    Element both = Element.of("li").add(Element.of("img").with("alt", ""), Element.of("span"));
    assertThat(both).hasToString("<li><img alt=\"\"><span></span></li>");
  }

  @Test
  void lengthsAreShortAndNeverInPowers() {
    assertThat(Element.of("g").with("x", 1e-9).with("y", 12.3456).with("z", 1e7))
        .hasToString("<g x=\"0\" y=\"12.35\" z=\"10000000\"></g>");
  }
}
