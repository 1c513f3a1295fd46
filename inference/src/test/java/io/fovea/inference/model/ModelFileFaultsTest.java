package io.fovea.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.inference.Models;
import io.fovea.inference.Networks;
import io.fovea.inference.onnx.OnnxExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a model file can be wrong ends in one sentence about just that. */
class ModelFileFaultsTest {
  private final ComputationGraph network = Networks.network(CNN2DFormat.NCHW);
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void write() {
    path =
        Models.write(
                folder,
                network,
                Networks.CHANNELS,
                Networks.HEIGHT,
                Networks.WIDTH,
                Networks.CLASSES)
            .path();
  }

  @Test
  void namesAnAbsentFileAndAFolder() {
    assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.zip")))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("none.zip is not there")
        .hasMessageContaining("fovea train");
    assertThatThrownBy(() -> ModelFile.read(folder))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("folder");
  }

  @Test
  void refusesWhatIsNoZip() throws IOException {
    Files.writeString(path, "no zip at all");
    assertRefused("not a zip file");
    Files.write(path, new byte[0]);
    assertRefused("not a zip file");
  }

  @Test
  void refusesATruncatedFileWhereverItEnds() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int length = 4; length < whole.length; length += whole.length / 50) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertRefused("truncated or damaged");
    }
    Files.write(path, Arrays.copyOf(whole, whole.length - 1));
    assertRefused("truncated or damaged");
  }

  @Test
  void neverFailsInAnotherWayWhicheverByteIsWrong() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    Random random = new Random(7);
    for (int round = 0; round < 150; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(path, damaged);
      try {
        ModelFile.read(path); // a byte that means nothing, such as a time, may be anything
      } catch (ModelFileException clear) {
        assertThat(clear.getMessage()).contains(path.toString());
      } catch (RuntimeException unclear) {
        fail("round " + round, unclear);
      }
    }
  }

  @Test
  void refusesTwoEntriesOfOneName() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("MODEL_CARD.mx", new byte[] {1});
    String zip = new String(Archive.pack(entries), StandardCharsets.ISO_8859_1);
    Files.write(
        path, zip.replace("MODEL_CARD.mx", "MODEL_CARD.md").getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("two entries named 'MODEL_CARD.md'");
  }

  @Test
  void refusesABombWithoutUnpackingIt() throws IOException {
    Files.write(path, deflated("manifest.json", 64 << 20));
    assertRefused("'manifest.json' is larger than allowed");
    Files.write(path, deflated("coefficients.bin", 400 << 20));
    assertRefused("'coefficients.bin' is larger than allowed");
  }

  @Test
  void refusesTooManyEntries() throws IOException {
    Map<String, byte[]> entries = entries();
    for (int index = 0; index < 40; index++) {
      entries.put("more-" + index, new byte[0]);
    }
    Files.write(path, Archive.pack(entries));
    assertRefused("more than 32 entries");
  }

  @Test
  void asksForAnUpdateIfTheFormatIsNewer() throws IOException {
    rewriteManifest(manifest -> manifest.put("formatVersion", 2).remove("labels"));
    assertRefused("has format version 2, but this Fovea reads up to 1. Update Fovea");
  }

  @Test
  void namesTheFieldOfTheManifestThatIsWrong() throws IOException {
    rewriteManifest(manifest -> manifest.remove("labels"));
    assertRefused("labels");
    rewriteManifest(manifest -> manifest.withArray("labels").set(1, "class 0"));
    assertRefused("label 'class 0' stands there twice");
    rewriteManifest(manifest -> manifest.withArray("labels").set(1, " "));
    assertRefused("label 1 is blank");
    rewriteManifest(manifest -> manifest.withArray("labels").remove(1));
    assertRefused("gives [1, 5] for one image, but there are 4 labels");
    rewriteManifest(manifest -> manifest.put("temperature", 0));
    assertRefused("temperature must be above 0");
    rewriteManifest(manifest -> manifest.put("name", "../up"));
    assertRefused("name must be letters");
    rewriteManifest(manifest -> manifest.put("createdAt", "yesterday"));
    assertRefused("not a time");
    rewriteManifest(manifest -> manifest.remove("formatVersion"));
    assertRefused("no formatVersion");
    rewriteManifest(manifest -> manifest.withObject("input").put("height", 12));
    assertRefused("different sizes");
  }

  @Test
  void refusesAManifestThatIsNoJson() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put(ModelFile.MANIFEST, "{".getBytes(StandardCharsets.UTF_8));
    Files.write(path, Archive.pack(entries));
    assertRefused("manifest.json is not JSON");
  }

  @Test
  void refusesSizesThatTheNetworkDoesNotTake() throws IOException {
    rewriteManifest(
        manifest -> {
          manifest.withObject("input").put("height", 12);
          manifest.withObject("preprocessing").put("height", 12);
        });
    assertRefused("does not take images of [1, 3, 12, 9]");
  }

  @Test
  void refusesChangedMissingAndUnlistedEntries() throws IOException {
    Map<String, byte[]> changed = entries();
    changed.get(ModelFile.CARD)[5] ^= 1;
    Files.write(path, Archive.pack(changed));
    assertRefused("'MODEL_CARD.md' is not what the manifest's checksum says");

    write();
    Map<String, byte[]> missing = entries();
    missing.remove(ModelFile.ONNX);
    Files.write(path, Archive.pack(missing));
    assertRefused("'model.onnx' is missing");

    write();
    Map<String, byte[]> more = entries();
    more.put("more.txt", new byte[1]);
    Files.write(path, Archive.pack(more));
    assertRefused("does not list the entry 'more.txt'");
  }

  @Test
  void neverDeserializesJavaObjects() throws IOException {
    for (String name : new String[] {"preprocessor.bin", "normalizer.bin", "objects.bin"}) {
      Map<String, byte[]> entries = entries();
      entries.put(name, serialized(new Trap()));
      rewrite(entries);
      assertRefused("'" + name + "' holds serialized Java objects");
      write();
    }
    assertThat(Trap.sprung).isFalse();
  }

  /** The control of the test before: that trap does spring, in DL4J's own reader. */
  @Test
  void setsATrapThatPlainDl4jFallsInto() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("preprocessor.bin", serialized(new Trap()));
    Files.write(path, Archive.pack(entries));

    assertThatThrownBy(() -> ModelSerializer.restoreComputationGraph(path.toFile()))
        .isInstanceOf(ClassCastException.class);

    assertThat(Trap.sprung).isTrue();
  }

  @AfterEach
  void resetTrap() {
    Trap.sprung = false;
  }

  @Test
  void saysWhatAPlainDl4jArchiveLacks() throws IOException {
    ModelSerializer.writeModel(network, path.toFile(), true);
    assertRefused("plain DL4J archive without manifest.json");
  }

  @Test
  void refusesClassesThatAreNotDl4js() throws IOException {
    Map<String, byte[]> entries = entries();
    String json = new String(entries.get(StoredNetwork.CONFIGURATION), StandardCharsets.UTF_8);
    entries.put(
        StoredNetwork.CONFIGURATION,
        json.replaceFirst("\"org\\.nd4j\\.[^\"]*\"", "\"javax.swing.JEditorPane\"")
            .getBytes(StandardCharsets.UTF_8));
    rewrite(entries);
    assertRefused("a class that is not DL4J's, 'javax.swing.JEditorPane'");
  }

  @Test
  void refusesAFileWithHalfANetworkOrWithNone() throws IOException {
    Map<String, byte[]> half = entries();
    half.remove(StoredNetwork.COEFFICIENTS);
    rewrite(half);
    assertRefused("'coefficients.bin' is missing");

    half.remove(StoredNetwork.CONFIGURATION);
    half.remove(ModelFile.ONNX);
    rewrite(half);
    assertRefused("neither a DL4J network (configuration.json) nor a model.onnx");
  }

  @Test
  void refusesWeightsThatAreNotWhatTheySay() throws IOException {
    Map<String, byte[]> entries = entries();
    byte[] weights = entries.get(StoredNetwork.COEFFICIENTS);

    entries.put(StoredNetwork.COEFFICIENTS, Arrays.copyOf(weights, weights.length - 4));
    rewrite(entries);
    assertRefused("has not as many bytes as it says");

    entries.put(StoredNetwork.COEFFICIENTS, Arrays.copyOf(weights, 10));
    rewrite(entries);
    assertRefused("coefficients.bin is");

    byte[] notNumbers = weights.clone();
    ByteBuffer.wrap(notNumbers).putFloat(weights.length - 4, Float.NaN);
    entries.put(StoredNetwork.COEFFICIENTS, notNumbers);
    rewrite(entries);
    assertRefused("NaN or infinity");
  }

  @Test
  void refusesWeightsOfAnotherNetwork() throws IOException {
    Map<String, byte[]> entries = entries();
    Map<String, byte[]> other = new LinkedHashMap<>();
    StoredNetwork.put(
        Networks.network(CNN2DFormat.NCHW, new DenseLayer.Builder().nOut(3).build()), other);
    entries.put(StoredNetwork.COEFFICIENTS, other.get(StoredNetwork.COEFFICIENTS));
    rewrite(entries);
    assertRefused("does not fit its weights");
  }

  @Test
  void refusesAGraphOfAnotherNetwork() throws IOException {
    Map<String, byte[]> entries = entries();
    ComputationGraph other = Networks.network(CNN2DFormat.NCHW);
    other.params().muli(0.9);
    entries.put(
        ModelFile.ONNX,
        OnnxExport.export(other, Networks.CHANNELS, Networks.HEIGHT, Networks.WIDTH));
    rewrite(entries);
    assertRefused("model.onnx computes something else than its network");

    entries.put(ModelFile.ONNX, new byte[] {1, 2, 3});
    rewrite(entries);
    assertRefused("model.onnx does not take");
  }

  private void assertRefused(String words) {
    assertThatThrownBy(() -> ModelFile.read(path))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(words);
  }

  private Map<String, byte[]> entries() throws IOException {
    return Archive.unpack(Files.readAllBytes(path));
  }

  private void rewriteManifest(Consumer<ObjectNode> change) throws IOException {
    write();
    Map<String, byte[]> entries = entries();
    ObjectNode manifest = (ObjectNode) ManifestJson.tree(entries.get(ModelFile.MANIFEST));
    change.accept(manifest);
    entries.put(ModelFile.MANIFEST, ManifestJson.write(manifest));
    Files.write(path, Archive.pack(entries));
  }

  /** With the checksums right, as someone who means harm would. */
  private void rewrite(Map<String, byte[]> entries) throws IOException {
    ModelManifest manifest =
        ManifestJson.read(entries.get(ModelFile.MANIFEST), ModelManifest.class);
    Map<String, String> checksums = new TreeMap<>();
    entries.forEach((name, bytes) -> checksums.put(name, Sha256.of(bytes)));
    checksums.remove(ModelFile.MANIFEST);
    entries.put(ModelFile.MANIFEST, ManifestJson.write(manifest.withChecksums(checksums)));
    Files.write(path, Archive.pack(entries));
  }

  private static byte[] deflated(String name, int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      byte[] block = new byte[1 << 20];
      for (int written = 0; written < zeros; written += block.length) {
        zip.write(block);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] serialized(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(object);
    }
    return bytes.toByteArray();
  }

  /** Tells whether anybody deserialized it. */
  private static final class Trap implements Serializable {
    private static final long serialVersionUID = 1L;
    private static boolean sprung;

    private void readObject(ObjectInputStream stream) {
      sprung = true;
    }
  }
}
