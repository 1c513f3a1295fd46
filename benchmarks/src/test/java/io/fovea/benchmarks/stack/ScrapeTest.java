package io.fovea.benchmarks.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScrapeTest {
  private static final String BEFORE =
      """
      # HELP fovea_batch_size Records that were decided together
      # TYPE fovea_batch_size histogram
      fovea_batch_size_bucket{le="128.0"} 3
      fovea_batch_size_count 2
      fovea_batch_size_sum 100.0
      """;

  @Test
  void tellsTheMeanOfWhatWasAddedBetweenTwoMoments() {
    Scrape before = Scrape.parse(BEFORE);
    Scrape after = Scrape.parse("fovea_batch_size_count 4\nfovea_batch_size_sum 340.0\n");

    assertThat(after.meanSince(before, "fovea_batch_size")).isEqualTo(120);
    assertThat(before.meanSince(before, "fovea_batch_size")).isZero();
    assertThat(before.get("unheard_of")).isZero();
  }

  @Test
  void addsUpAreasOfTheHeapAndLeavesOutWhatIsBesideIt() {
    Scrape scrape =
        Scrape.parse(
            """
            jvm_memory_used_bytes{area="heap",id="G1 Eden Space"} 1.0E7
            jvm_memory_used_bytes{area="heap",id="G1 Old Gen"} 2.0E7
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 5.0E7
            """);

    assertThat(scrape.get("jvm_memory_used_bytes_heap")).isEqualTo(3e7);
  }

  @Test
  void readsLabelsWithSpacesAndBraces() {
    Scrape scrape = Scrape.parse("a{path=\"/x {y} z\"} 3 1700000000\n");

    assertThat(scrape.get("a")).isEqualTo(3);
  }
}
