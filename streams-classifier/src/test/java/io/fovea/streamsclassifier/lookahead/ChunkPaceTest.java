package io.fovea.streamsclassifier.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkPaceTest {
  private static final long MS = 1_000_000;

  @Test
  void beginsSmallWhileNothingIsMeasured() {
    assertThat(pace(128).next()).isEqualTo(8);
    assertThat(pace(4).next()).isEqualTo(4);
  }

  @Test
  void givesAFastNetworkFullChunks() {
    ChunkPace pace = pace(128);
    pace.took(8, 4 * MS);
    assertThat(pace.next()).isEqualTo(128);
  }

  @Test
  void givesASlowNetworkChunksThatEndInTime() {
    ChunkPace pace = pace(128);
    pace.took(8, 8 * 500 * MS);
    assertThat(pace.next()).isEqualTo(5);
  }

  @Test
  void givesAtLeastOne() {
    ChunkPace pace = pace(128);
    pace.took(1, 60_000 * MS);
    assertThat(pace.next()).isEqualTo(1);
  }

  @Test
  void recoversWhenTheNetworkDoes() {
    ChunkPace pace = pace(128);
    pace.took(1, 60_000 * MS);
    pace.took(1, 10 * MS);
    assertThat(pace.next()).isEqualTo(128);
  }

  private static ChunkPace pace(int maxRecords) {
    return new ChunkPace(new ChunkLimits(maxRecords, 1_000, Duration.ofMillis(2_500), 1_000));
  }
}
