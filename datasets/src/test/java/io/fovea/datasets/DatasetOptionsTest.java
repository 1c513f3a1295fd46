package io.fovea.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DatasetOptionsTest {

  @Test
  void defaultsAreAsDocumented() {
    DatasetOptions options = DatasetOptions.defaults();
    assertThat(options.cache())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/fovea/datasets"));
    assertThat(options.offline()).isFalse();
    assertThat(options.seed()).isEqualTo(42);
    assertThat(options.digitsTrain()).isEqualTo(60_000);
    assertThat(options.digitsTest()).isEqualTo(10_000);
    assertThat(options.downloads()).isSameAs(DownloadListener.NONE);
  }

  @Test
  void eachOptionChangesAlone() {
    DownloadListener listener = (file, done, total) -> {};
    assertThat(
            DatasetOptions.defaults()
                .withCache(Path.of("c"))
                .withOffline(true)
                .withSeed(7)
                .withDigits(3, 2)
                .withDownloads(listener))
        .isEqualTo(new DatasetOptions(Path.of("c"), true, 7, 3, 2, listener));
  }

  @Test
  void refusesToDrawNothing() {
    assertThatThrownBy(() -> DatasetOptions.defaults().withDigits(0, 1))
        .isInstanceOf(DatasetException.class);
  }
}
