package io.fovea.localstack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Where the build unpacked the registry.
 *
 * @param runner the jar whose manifest names all the others
 * @param mainClass from the same manifest
 */
record RegistryHome(Path runner, String mainClass) {
  static final String PROPERTY = "fovea.registry.home";

  private static final String MEND =
      ". The build unpacks it to local-stack/target/registry:"
          + " ./mvnw -pl local-stack process-resources";

  static RegistryHome find() {
    String home = System.getProperty(PROPERTY);
    if (home == null || home.isBlank()) {
      throw new LocalStackException(
          "Where the schema registry is, is not known: set -D" + PROPERTY + "=DIRECTORY" + MEND);
    }
    return in(Path.of(home));
  }

  static RegistryHome in(Path home) {
    if (!Files.isDirectory(home)) {
      throw new LocalStackException("There is no schema registry in " + home + MEND);
    }
    try (DirectoryStream<Path> runners = Files.newDirectoryStream(home, "*-runner.jar")) {
      for (Path runner : runners) {
        return new RegistryHome(runner.toAbsolutePath(), mainClassOf(runner));
      }
    } catch (IOException e) {
      throw new LocalStackException("The schema registry in " + home + " is unreadable: " + e, e);
    }
    throw new LocalStackException("There is no schema registry in " + home + MEND);
  }

  private static String mainClassOf(Path runner) throws IOException {
    try (JarFile jar = new JarFile(runner.toFile())) {
      return jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    }
  }
}
