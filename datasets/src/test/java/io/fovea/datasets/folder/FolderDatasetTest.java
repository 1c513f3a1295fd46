package io.fovea.datasets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.ImageContent.Encoded;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderDatasetTest {

  private static final FolderLimits LIMITS = new FolderLimits(1000, 1000, 100_000);
  private static final String[] SPLIT = {
    "train/cat/1.png", "train/cat/2.JPG", "train/ant/3.bmp", "test/cat/4.gif", "test/ant/5.jpeg"
  };

  @TempDir Path root;

  @Test
  void takesTheSplitsThatAreThere() {
    Dataset dataset = open(SmallTree.directory(root, SPLIT));
    assertThat(dataset.labels()).containsExactly("ant", "cat");
    assertThat(ids(dataset, Split.TRAIN))
        .containsExactlyInAnyOrder("train/cat/1.png", "train/cat/2.JPG", "train/ant/3.bmp");
    assertThat(ids(dataset, Split.TEST))
        .containsExactlyInAnyOrder("test/cat/4.gif", "test/ant/5.jpeg");
    assertThat(dataset.images(Split.TRAIN))
        .allSatisfy(
            image -> {
              assertThat(image.id()).contains("/" + image.label() + "/");
              assertThat(text(image)).isEqualTo(image.id());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"val", "valid", "validation"})
  void takesAValidationFolderForTheTest(String name) {
    Dataset dataset = open(SmallTree.directory(root, "train/a/1.png", name + "/a/2.png"));
    assertThat(ids(dataset, Split.TEST)).containsExactly(name + "/a/2.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.tar", "x.tar.gz", "x.tgz"})
  void archiveIsTheSameDataSet(String name) {
    Dataset directory = open(SmallTree.directory(root.resolve("plain"), SPLIT));
    Dataset archive = open(SmallTree.archive(root.resolve(name), SPLIT));
    assertThat(archive.labels()).isEqualTo(directory.labels());
    assertThat(archive.checksum()).isEqualTo(directory.checksum()).matches("sha256:[0-9a-f]{64}");
    for (Split split : Split.values()) {
      assertThat(texts(archive, split)).isEqualTo(texts(directory, split)).isNotEmpty();
      assertThat(ids(archive, split)).isEqualTo(ids(directory, split));
    }
  }

  @Test
  void folderRoundEverythingMeansNothing() {
    Dataset bare = open(SmallTree.directory(root.resolve("bare"), "a/1.png", "b/2.png"));
    Dataset wrapped =
        open(SmallTree.archive(root.resolve("x.tar"), "./set/", "./set/a/1.png", "./set/b/2.png"));
    assertThat(wrapped.labels()).containsExactly("a", "b");
    assertThat(ids(wrapped, Split.TRAIN)).isEqualTo(ids(bare, Split.TRAIN));
  }

  @Test
  void dividesPlainClassesAlikeEverywhere() {
    Dataset dataset = open(SmallTree.directory(root, hundred()));
    assertThat(dataset.size(Split.TRAIN)).isEqualTo(80);
    for (String label : List.of("a", "b")) {
      assertThat(dataset.images(Split.TEST)).filteredOn(i -> i.label().equals(label)).hasSize(10);
    }
    // By `printf a/0.png | sha256sum` and so on, sorted.
    assertThat(ids(dataset, Split.TEST)).containsAll(expectedTestOfA());
  }

  @Test
  void oneImageMoreMovesAtMostOneOther() {
    TreeSet<String> before =
        new TreeSet<>(ids(open(SmallTree.directory(root, hundred())), Split.TEST));
    SmallTree.directory(root, "a/more.png");
    TreeSet<String> after = new TreeSet<>(ids(open(root), Split.TEST));
    after.removeAll(before);
    assertThat(after).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void trainAloneIsDivided() {
    Dataset dataset = open(SmallTree.directory(root, "train/a/1.png", "train/a/2.png"));
    assertThat(dataset.size(Split.TRAIN)).isEqualTo(1);
    assertThat(dataset.size(Split.TEST)).isEqualTo(1);
  }

  @Test
  void classMayBeNamedTrain() {
    Dataset dataset = open(SmallTree.directory(root, "train/1.png", "car/2.png", "bus/3.png"));
    assertThat(dataset.labels()).containsExactly("bus", "car", "train");
  }

  @Test
  void firstImagesAreOfSeveralClasses() {
    List<LabelledImage> images = open(SmallTree.directory(root, hundred())).images(Split.TRAIN);
    assertThat(images.subList(0, 20)).extracting(LabelledImage::label).contains("a", "b");
  }

  @Test
  void passesOverHiddenAndOtherFiles() {
    SmallTree.directory(
        root, "a/1.png", "a/.2.png", ".git/3.png", "__MACOSX/a/4.png", "a/notes.txt", "README");
    Tree tree = Tree.of(root, LIMITS);
    assertThat(tree.files()).extracting(TreeFile::path).containsExactly("a/1.png");
    assertThat(tree.hidden()).isEqualTo(3);
    assertThat(tree.others()).isEqualTo(2);
    assertThat(open(root).labels()).containsExactly("a");
  }

  @Test
  void classNeedsImages() {
    SmallTree.directory(root, "a/1.png", "b/");
    refused("class folder b holds no images");
  }

  @Test
  void classOfASplitNeedsImages() {
    SmallTree.directory(root, "train/a/1.png", "train/b/", "test/a/2.png");
    refused("class folder train/b holds no images");
  }

  @Test
  void treeNeedsImages() {
    SmallTree.directory(root, "a/1.txt");
    refused("holds no images (0 hidden and 1 other files were passed over)");
  }

  @Test
  void imageNeedsAClass() {
    SmallTree.directory(root, "a/1.png", "2.png");
    refused("2.png lies in no class folder");
  }

  @Test
  void classesToLearnAndToTestMustBeTheSame() {
    SmallTree.directory(
        root, "train/a/1.png", "train/c/1.png", "test/a/2.png", "test/b/3.png", "test/d/3.png");
    refused("only train/ holds c; only test/ holds b, d. Add images");
  }

  @Test
  void splitFoldersNeedClassFolders() {
    SmallTree.directory(root, "train/1.png", "train/2.png", "test/3.png");
    refused("3.png lies in no class folder");
  }

  @Test
  void imageBesideTheClassFoldersOfASplitIsNamed() {
    SmallTree.directory(root, "train/a/1.png", "train/2.png", "test/a/3.png");
    refused("train/2.png lies in no class folder");
  }

  @Test
  void foldersWithinAClassMeanNothing() {
    SmallTree.directory(root, "a/x/1.png", "a/y/z/2.png", "a/3.png", "b/4.png");
    Dataset dataset = open(root);
    assertThat(dataset.labels()).containsExactly("a", "b");
    assertThat(ids(dataset, Split.TRAIN)).contains("b/4.png").hasSize(3);
  }

  @Test
  void foldersBesideTheSplitsArePassedOver() {
    SmallTree.directory(root, "train/a/1.png", "test/a/2.png", "val/a/3.png", "extra/b/4.png");
    Dataset dataset = open(root);
    assertThat(dataset.labels()).containsExactly("a");
    assertThat(ids(dataset, Split.TEST)).containsExactly("test/a/2.png");
  }

  @Test
  void hiddenFilesMakeNoClass() {
    SmallTree.directory(root, "a/1.png", "b/.hidden.png");
    refused("class folder b holds no images");
  }

  @Test
  void missingSplitIsNamedWhenAskedFor() {
    SmallTree.directory(root, "test/a/1.png");
    refused("no images to train with");
    DatasetSpec spec = DatasetSpec.parse("folder:" + root + ":test");
    assertThat(Datasets.open(spec, DatasetOptions.defaults()).size(Split.TEST)).isEqualTo(1);
  }

  @Test
  void rootMustBeThereAndOfAKnownKind() throws Exception {
    assertThatThrownBy(() -> open(root.resolve("nowhere")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("There is no");
    Path zip = Files.createFile(root.resolve("x.zip"));
    assertThatThrownBy(() -> open(zip)).hasMessageContaining("neither a directory nor a .tar");
  }

  @Test
  void checksumFollowsContentAndPath() throws Exception {
    String before = open(SmallTree.directory(root, SPLIT)).checksum();
    Files.writeString(root.resolve("test/cat/4.gif"), "other");
    assertThat(open(root).checksum()).isNotEqualTo(before);
  }

  private void refused(String fault) {
    assertThatThrownBy(() -> open(root))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(fault);
  }

  private static Dataset open(Path path) {
    return FolderDataset.open("folder:" + path, path, Split.TRAIN, LIMITS);
  }

  private static String[] hundred() {
    return Stream.of("a", "b")
        .flatMap(c -> IntStream.range(0, 50).mapToObj(i -> "%s/%d.png".formatted(c, i)))
        .toArray(String[]::new);
  }

  private static List<String> expectedTestOfA() {
    return List.of(
        "a/46.png",
        "a/19.png",
        "a/41.png",
        "a/0.png",
        "a/20.png",
        "a/39.png",
        "a/35.png",
        "a/8.png",
        "a/31.png",
        "a/33.png");
  }

  private static List<String> ids(Dataset dataset, Split split) {
    return dataset.images(split).stream().map(LabelledImage::id).toList();
  }

  private static List<String> texts(Dataset dataset, Split split) {
    return dataset.images(split).stream().map(FolderDatasetTest::text).toList();
  }

  private static String text(LabelledImage image) {
    return new String(((Encoded) image.content()).bytes(), StandardCharsets.UTF_8);
  }
}
