package io.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds: in a clone whose Maven and Java are a few lines of shell. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherBuildIT {
  @TempDir private Path directory;
  private Path root;
  private Path javaHome;

  @BeforeEach
  void layOut() throws IOException {
    root = Files.createDirectory(directory.resolve("a clone"));
    javaHome = directory.resolve("jdk");
    Files.copy(Launcher.SCRIPT, root.resolve("fovea"));
    write(root.resolve("cli/src/main/java/Main.java"), "class Main {}");
    write(root.resolve("pom.xml"), "<project/>");
    mavenThat("sleep 0");
    program(javaHome.resolve("bin/javac"), "exit 0");
    program(javaHome.resolve("bin/java"), "echo \"$$ java $*\"; exit 7");
    write(javaHome.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
  }

  @Test
  void buildsOnFirstUseAndThenBecomesTheJvm() throws Exception {
    try (Launcher fovea = run("tail", "two words")) {
      assertThat(fovea.exitCode()).isEqualTo(7);
      assertThat(fovea.err()).startsWith("Building Fovea. The first time").contains("Built in ");
      assertThat(fovea.out())
          .startsWith(fovea.process().pid() + " java ")
          .contains("-Dfovea.registry.home=" + root.resolve("local-stack/target/registry"))
          .contains("-Djava.awt.headless=true")
          .endsWith("io.fovea.cli.Main tail two words\n");
    }
    try (Launcher again = run()) {
      assertThat(again.exitCode()).isEqualTo(7);
      assertThat(again.err()).isEmpty();
    }
    assertThat(builds()).hasSize(1);
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    endWith(7);
    Path source = root.resolve("cli/src/main/java/Main.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
    endWith(7);
    assertThat(builds()).hasSize(2);
  }

  @Test
  void buildsAgainWhenSomebodyTidiedUp() throws Exception {
    endWith(7);
    Files.delete(root.resolve("library.jar"));
    endWith(7);
    assertThat(builds()).hasSize(2);
  }

  @Test
  void showsWhyABuildFailed() throws Exception {
    mavenThat("echo '[INFO] fine'; echo '[ERROR] cannot find symbol'; exit 1");
    try (Launcher fovea = run("tail")) {
      assertThat(fovea.exitCode()).isEqualTo(1);
      assertThat(fovea.err())
          .contains("[ERROR] cannot find symbol", "The build failed", "build.log")
          .doesNotContain("fine");
      assertThat(fovea.out()).isEmpty();
    }
  }

  @Test
  void buildsOnceForTwoThatStartTogether() throws Exception {
    mavenThat("sleep 2");
    try (Launcher one = run();
        Launcher other = run()) {
      assertThat(one.exitCode()).isEqualTo(7);
      assertThat(other.exitCode()).isEqualTo(7);
      assertThat(one.err() + other.err()).contains("Another ./fovea is building");
    }
    assertThat(builds()).hasSize(1);
  }

  @Test
  void leavesNoProcessWhenStoppedDuringTheBuild() throws Exception {
    mavenThat("sleep 600 & sleep 600");
    for (String signal : List.of("INT", "TERM")) {
      try (Launcher fovea = run()) {
        await().until(() -> fovea.process().descendants().count() >= 3);
        List<ProcessHandle> children = fovea.process().descendants().toList();
        fovea.signal(signal);
        assertThat(fovea.exitCode()).isEqualTo(signal.equals("INT") ? 130 : 143);
        await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
      }
    }
  }

  @Test
  void tellsThatJavaIsTooOldOrNoJdkOrNotThere() throws Exception {
    Files.delete(javaHome.resolve("bin/javac"));
    assertThat(endWith(1)).contains("takes a JDK", "only a JRE");
    write(javaHome.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertThat(endWith(1)).contains("needs Java 17 or newer", "is 11.0.2");
    Files.delete(javaHome.resolve("release"));
    program(javaHome.resolve("bin/java"), "echo 'java version \"1.8.0_401\"' >&2");
    assertThat(endWith(1)).contains("is 1.8.0_401");
    Files.delete(javaHome.resolve("bin/java"));
    assertThat(endWith(1)).contains("JAVA_HOME is", "no java is there");
    assertThat(root.resolve("builds")).doesNotExist();
  }

  private Launcher run(String... arguments) throws IOException {
    return new Launcher(
        directory,
        root.resolve("fovea"),
        environment -> {
          environment.remove("FOVEA_BUILD");
          environment.put("JAVA_HOME", javaHome.toString());
        },
        arguments);
  }

  private String endWith(int exitCode) throws Exception {
    try (Launcher fovea = run()) {
      assertThat(fovea.exitCode()).isEqualTo(exitCode);
      return fovea.err();
    }
  }

  private void mavenThat(String does) throws IOException {
    program(
        root.resolve("mvnw"),
        "echo once >>builds",
        does,
        "mkdir -p cli/target/classes local-stack/target/registry",
        "touch library.jar",
        "printf %s \"$PWD/library.jar\" >cli/target/classpath");
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(root.resolve("builds"));
  }

  private static void program(Path file, String... lines) throws IOException {
    write(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
