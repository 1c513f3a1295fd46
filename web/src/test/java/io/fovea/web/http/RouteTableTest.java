package io.fovea.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private static final Route NOTHING =
      (request, variable) -> CompletableFuture.completedFuture(Reply.empty(204));

  private final RouteTable table =
      new RouteTable()
          .open("GET", "/", NOTHING)
          .guarded("GET", "/things/{id}", NOTHING)
          .guarded("POST", "/things/{id}/label", NOTHING)
          .guarded("DELETE", "/things/{id}/label", NOTHING);

  @Test
  void findsWhatStandsForAVariable() {
    assertThat(table.find("/things/a.b+c").orElseThrow().variable()).isEqualTo("a.b+c");
    assertThat(table.find("/things/7/label").orElseThrow().variable()).isEqualTo("7");
    assertThat(table.find("/").orElseThrow().variable()).isEmpty();
  }

  @Test
  void takesOneSegmentForAVariable() {
    assertThat(table.find("/things/")).isEmpty();
    assertThat(table.find("/things/7/8")).isEmpty();
    assertThat(table.find("/things//label")).isEmpty();
  }

  @Test
  void knowsTheMethodsOfAPath() {
    assertThat(table.find("/things/7/label").orElseThrow().methods())
        .containsOnlyKeys("DELETE", "POST");
  }

  @Test
  void refusesToAnswerOneThingInTwoWays() {
    assertThatIllegalArgumentException().isThrownBy(() -> table.open("GET", "/", NOTHING));
  }
}
