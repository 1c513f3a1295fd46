package io.fovea.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.ImageContent.Raw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixedDatasetTest {

  private static final DatasetOptions FEW = DatasetOptions.defaults().withDigits(30, 10);

  @TempDir Path root;

  @Test
  void imagesOfAllPartsAddUpAndKeepTheirIds() throws IOException {
    Dataset mixed = open("digits+folder:" + tree("more", 10, "0123456789"));
    assertThat(mixed.size(Split.TRAIN)).isEqualTo(30 + 80);
    assertThat(mixed.size(Split.TEST)).isEqualTo(10 + 20);
    assertThat(mixed.labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(mixed.images(Split.TRAIN)).extracting(LabelledImage::id).doesNotHaveDuplicates();
    List<LabelledImage> ofDigits = ofPart(mixed, 0);
    assertThat(ofDigits)
        .extracting(LabelledImage::id)
        .containsExactlyElementsOf(
            IntStream.range(0, 30).mapToObj("digits-train-%05d"::formatted).toList());
    List<LabelledImage> alone = Datasets.open(DatasetSpec.parse("digits"), FEW).images(Split.TRAIN);
    for (int i = 0; i < 30; i++) {
      assertThat(ofDigits.get(i).label()).isEqualTo(alone.get(i).label());
      assertThat(((Raw) ofDigits.get(i).content()).pixels())
          .isEqualTo(((Raw) alone.get(i).content()).pixels());
    }
    assertThat(ofPart(mixed, 1)).allSatisfy(i -> assertThat(i.id()).startsWith("folder-2/"));
  }

  @Test
  void partsAreToldApart() throws IOException {
    String tree = "folder:" + tree("more", 10, "0123456789");
    Dataset mixed = open("digits+" + tree);
    assertThat(mixed.name()).isEqualTo("digits+" + tree);
    assertThat(mixed.parts()).containsExactly("digits", tree);
    assertThat(mixed.part(Split.TRAIN, 0)).isZero();
    Dataset alone = open("digits");
    assertThat(alone.parts()).containsExactly("digits");
    assertThat(alone.part(Split.TEST, 3)).isZero();
  }

  @Test
  void idsOfTwoFoldersAreDistinct() throws IOException {
    Dataset mixed = open("folder:" + tree("x", 5, "ab") + "+folder:" + tree("y", 5, "ab"));
    assertThat(mixed.images(Split.TRAIN)).extracting(LabelledImage::id).doesNotHaveDuplicates();
    assertThat(mixed.images(Split.TRAIN))
        .extracting(image -> image.id().substring(0, 9))
        .contains("folder-1/", "folder-2/");
  }

  @Test
  void labelsHaveTheOrderOfTheFirst() throws IOException {
    String tree = "folder:" + tree("more", 5, "9876543210");
    assertThat(open("digits+" + tree).labels()).isEqualTo(open("digits").labels());
  }

  @Test
  void differentClassesAreNamed() throws IOException {
    String x = "folder:" + tree("x", 5, "abc");
    String y = "folder:" + tree("y", 5, "bcd");
    assertThatThrownBy(() -> open(x + "+" + y))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("only " + x + " holds a; only " + y + " holds d")
        .hasMessageContaining("same classes");
  }

  @Test
  void checksumFollowsEveryPart() throws IOException {
    String tree = "folder:" + tree("x", 5, "0123456789");
    String before = open("digits+" + tree).checksum();
    assertThat(before)
        .matches("sha256:[0-9a-f]{64}")
        .isEqualTo(open("digits+" + tree).checksum())
        .isNotEqualTo(open(tree).checksum());
    Files.writeString(root.resolve("x/3/0.png"), "other");
    assertThat(open("digits+" + tree).checksum()).isNotEqualTo(before);
  }

  @Test
  void everyNameIsKnown() {
    DatasetOptions nothing = FEW.withCache(root).withOffline(true);
    for (String name : Datasets.NAMES) {
      if (name.equals("digits")) {
        assertThat(Datasets.open(DatasetSpec.parse(name), nothing).size(Split.TEST)).isEqualTo(10);
      } else {
        assertThatThrownBy(() -> Datasets.open(DatasetSpec.parse(name), nothing))
            .isInstanceOf(DatasetException.class)
            .hasMessageContaining("not in " + root.resolve(name));
      }
    }
  }

  private static Dataset open(String text) {
    return Datasets.open(DatasetSpec.parse(text), FEW);
  }

  private static List<LabelledImage> ofPart(Dataset dataset, int part) {
    List<LabelledImage> images = dataset.images(Split.TRAIN);
    return IntStream.range(0, images.size())
        .filter(i -> dataset.part(Split.TRAIN, i) == part)
        .mapToObj(images::get)
        .toList();
  }

  /** A class for each character, of so many files. */
  private Path tree(String name, int images, String classes) throws IOException {
    for (String label : classes.split("")) {
      Path folder = Files.createDirectories(root.resolve(name).resolve(label));
      for (int i = 0; i < images; i++) {
        Files.writeString(folder.resolve(i + ".png"), label + i);
      }
    }
    return root.resolve(name);
  }
}
