package io.fovea.cli.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The documents of a YAML file of this project, anchors and merges resolved. */
public final class YamlFile {
  public static final Path PROJECT = Path.of("..");

  private static final ObjectMapper JSON = new ObjectMapper();

  private YamlFile() {}

  public static JsonNode one(String path) {
    return all(PROJECT.resolve(path)).get(0);
  }

  /** Of every file under a directory of the project. */
  public static List<JsonNode> under(String directory) {
    try (Stream<Path> files = Files.walk(PROJECT.resolve(directory))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> all(file).stream())
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<JsonNode> all(Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<JsonNode> documents = new ArrayList<>();
    try {
      new Yaml(new SafeConstructor(options))
          .loadAll(Files.readString(file))
          .forEach(document -> documents.add(JSON.valueToTree(document)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return documents;
  }
}
