package io.fovea.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The contracts, as they are and as they were, oldest first. */
final class SchemaHistory {
  private static final Path CURRENT = Path.of("src/main/avro");
  private static final Path EARLIER = Path.of("src/test/resources/schema-history");

  private SchemaHistory() {}

  static Stream<String> names() {
    return files(CURRENT).map(file -> file.getFileName().toString().replace(".avsc", ""));
  }

  static Schema current(String name) {
    return parse(CURRENT.resolve(name + ".avsc"));
  }

  /** Versions 1 to the newest; a gap in the numbers is an error. */
  static List<Schema> versions(String name) {
    int newest = (int) files(EARLIER.resolve(name)).count();
    return IntStream.rangeClosed(1, newest)
        .mapToObj(version -> parse(EARLIER.resolve(name).resolve("v" + version + ".avsc")))
        .toList();
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
