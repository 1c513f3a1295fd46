package io.fovea.localstack;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the registry's process. */
record RegistryCommand(RegistryHome home, Path temporary, int port) {

  /**
   * Quick to start and small: on two cores the second compiler only competes with the first, and
   * what it would gain comes after a stack's lifetime.
   */
  private static final List<String> JVM_FLAGS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-Xms64m",
          "-Xmx256m",
          "-Xss512k",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError");

  // Ctrl-C in a terminal goes to every process of the foreground group. The application decides
  // when its registry goes, so the registry must not hear it; an ignored signal stays ignored
  // across exec, and the JVM leaves it so.
  private static final List<String> DEAF_TO_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "registry");

  List<String> line() throws URISyntaxException {
    List<String> line = new ArrayList<>();
    if (Files.isExecutable(Path.of(DEAF_TO_CTRL_C.get(0)))) {
      line.addAll(DEAF_TO_CTRL_C);
    }
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(JVM_FLAGS);
    line.add("-Djava.io.tmpdir=" + temporary);
    line.add("-Dquarkus.http.host=" + BoundSockets.HOST);
    line.add("-Dquarkus.http.port=" + port);
    line.add("-Dquarkus.log.console.color=false");
    line.addAll(List.of("-cp", ourCode() + File.pathSeparator + home.runner()));
    line.addAll(List.of(RegistryChild.class.getName(), home.mainClass(), temporary.toString()));
    return line;
  }

  private static Path ourCode() throws URISyntaxException {
    return Path.of(RegistryChild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
