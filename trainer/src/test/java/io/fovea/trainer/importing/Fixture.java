package io.fovea.trainer.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.ResizeMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Drawn images, and what the framework in which a network was trained answers to them. The scripts
 * in {@code src/test/python} made them.
 *
 * @param preprocessing that the network was trained with
 */
public record Fixture(List<String> labels, Preprocessing preprocessing, List<Image> images) {
  public static final int HEIGHT = 14;
  public static final int WIDTH = 18;

  /**
   * One of them.
   *
   * @param pixels {@code [height, width, channels]}
   * @param probabilities by the framework, in the order of the labels
   */
  public record Image(String label, byte[] pixels, double[] probabilities) {

    public ImageInput input() {
      return ImageInput.raw(WIDTH, HEIGHT, pixels.length / (WIDTH * HEIGHT), pixels);
    }
  }

  public static Fixture read(String name) {
    try {
      JsonNode json = new ObjectMapper().readTree(bytes(name + ".json"));
      List<Image> images = new ArrayList<>();
      json.get("images").forEach(image -> images.add(image(image)));
      List<String> labels = new ArrayList<>();
      json.get("labels").forEach(label -> labels.add(label.asText()));
      return new Fixture(labels, preprocessing(json), images);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A file beside it. */
  public static byte[] bytes(String name) {
    try (InputStream stream = Fixture.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Image image(JsonNode json) {
    return new Image(
        json.get("label").asText(),
        Base64.getDecoder().decode(json.get("pixels").asText()),
        doubles(json.get("probabilities")).stream().mapToDouble(p -> p).toArray());
  }

  private static Preprocessing preprocessing(JsonNode json) {
    return new Preprocessing(
        json.get("channels").asInt(),
        json.get("height").asInt(),
        json.get("width").asInt(),
        ResizeMode.STRETCH,
        1 / 255.0,
        doubles(json.get("mean")),
        doubles(json.get("std")));
  }

  private static List<Double> doubles(JsonNode numbers) {
    List<Double> values = new ArrayList<>();
    numbers.forEach(number -> values.add(number.asDouble()));
    return values;
  }
}
