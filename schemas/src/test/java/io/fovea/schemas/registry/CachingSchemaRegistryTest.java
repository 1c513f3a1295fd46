package io.fovea.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schemas.RegistryUnavailableException;
import io.fovea.schemas.UnknownSchemaException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachingSchemaRegistryTest {
  private static final String NOT_FOUND = "{\"error_code\": 40403}";
  private static final Schema STRING = Schema.create(Schema.Type.STRING);

  private final FakeHttpRegistry fake = FakeHttpRegistry.start();
  private final TestClock clock = new TestClock();
  private final SchemaRegistry registry =
      new CachingSchemaRegistry(
          new HttpSchemaRegistry(
              RegistryHttp.of(
                  new RegistrySettings(
                      Map.of("schema.registry.url", fake.url(), "max.retries", 0)))),
          new CacheLimits(10, Duration.ofSeconds(30)),
          clock);

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void asksOnceForAnId() {
    fake.answer(200, FakeHttpRegistry.STRING_SCHEMA);

    registry.byId(1);
    registry.byId(1);

    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void asksOnceWhenManyThreadsWantAnId() {
    fake.answer(200, FakeHttpRegistry.STRING_SCHEMA);

    List<Schema> schemas =
        IntStream.range(0, 64).parallel().mapToObj(i -> registry.byId(1)).toList();

    assertThat(schemas).containsOnly(STRING);
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void asksOnceForASchema() {
    fake.answer(200, "{\"id\": 5}");

    assertThat(registry.register("s", STRING)).isEqualTo(5);
    assertThat(registry.register("s", STRING)).isEqualTo(5);
    assertThat(registry.find("s", STRING)).contains(5);
    assertThat(fake.requests()).hasSize(1);
    registry.register("another", STRING);
    assertThat(fake.requests()).hasSize(2);
  }

  @Test
  void remembersForAWhileThatAnIdIsUnknown() {
    fake.answer(404, NOT_FOUND).answer(200, FakeHttpRegistry.STRING_SCHEMA);

    assertUnknown();
    clock.advance(Duration.ofSeconds(29));
    assertUnknown();
    assertThat(fake.requests()).hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(registry.byId(1)).isEqualTo(STRING);
  }

  private void assertUnknown() {
    assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void doesNotRememberThatTheRegistryWasDown() {
    fake.answer(503, "").answer(200, FakeHttpRegistry.STRING_SCHEMA);

    assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryUnavailableException.class);
    assertThat(registry.byId(1)).isEqualTo(STRING);
  }

  @Test
  void doesNotRememberThatASubjectLacksASchema() {
    // Not known by its text, and no newest version to compare it with.
    fake.answer(404, NOT_FOUND).answer(404, NOT_FOUND).answer(200, "{\"id\": 5}");

    assertThat(registry.find("s", STRING)).isEmpty();
    assertThat(registry.find("s", STRING)).contains(5);
  }

  @Test
  void cachesStayBounded() {
    BoundedCache<Integer, Integer> cache = new BoundedCache<>(10);

    for (int i = 0; i < 1_000; i++) {
      assertThat(cache.get(i, key -> -key)).isEqualTo(-i);
      assertThat(cache.size()).isLessThanOrEqualTo(10);
    }
  }

  private static final class TestClock extends Clock {
    private Instant now = Instant.EPOCH;

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
