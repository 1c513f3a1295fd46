import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lays out what runs in the image: {@code java Assemble.java CLASSPATH_FILE TARGET}, with {@code app}, our own jars, {@code
 * lib}, all others, {@code natives} and {@code classpath}.
 *
 * <p>Natives stand beside the jars, unpacked: a container starts without unpacking 400 MB, all containers of a machine share
 * their pages, and the root file system may be read-only. Those of other systems are left out. The same input gives the same
 * bytes.
 */
public final class Assemble {
  private static final String INSTALLED = "/opt/fovea/";
  private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

  /** DL4J's oneDNN layers are switched on where the path of ND4J's library tells that it has oneDNN. */
  private static final String NATIVES = "natives/" + (ARM ? "linux-arm64" : "linux-x86_64-onednn");

  private static final String CPU = ARM ? "aarch64" : "x86_64|amd64|x64";

  /** Ours among those that load by name: the engines' and RocksDB's. */
  private static final Pattern UNPACKED =
      Pattern.compile(
          "org/(?:nd4j|bytedeco)/.*/(?:linux-" + (ARM ? "arm64" : "x86_64") + ")[^/]*/(lib[^/]+\\.so[^/]*)"
              + "|ai/onnxruntime/native/linux-(?:" + CPU + ")/(lib[^/]+\\.so)"
              + "|(librocksdbjni-linux" + (ARM ? "-aarch64" : "64") + "\\.so)");

  /** Of codecs: small, and unpacked into /tmp when a topic is compressed so. */
  private static final Pattern KEPT =
      Pattern.compile("(?:org/xerial/snappy/native/Linux|linux|net/jpountz/util/linux)/(?:" + CPU + ")/.*");

  private static final Pattern NATIVE =
      Pattern.compile(
          ".*\\.(?:so(?:\\.\\d+)*|dll|dylib|jnilib|a|lib|pdb|h|hpp|cmake|pc)|.*\\.dSYM/.*", Pattern.CASE_INSENSITIVE);

  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[1]);
    for (String part : List.of("app", "lib", NATIVES)) {
      Files.createDirectories(target.resolve(part));
    }
    List<String> installed = new ArrayList<>();
    for (String jar : Files.readString(Path.of(arguments[0])).strip().split(":")) {
      Path source = Path.of(jar);
      String part = source.getFileName().toString().startsWith("fovea-") ? "app/" : "lib/";
      copy(source, target.resolve(part + source.getFileName()), target.resolve(NATIVES));
      installed.add(INSTALLED + part + source.getFileName());
    }
    // What ND4J's BLAS asks for by this name, JavaCPP would give it in a copy.
    Files.createSymbolicLink(
        target.resolve(NATIVES + "/libopenblas_nolapack.so.0"), Path.of("libopenblas.so.0"));
    // In this order: two jars may hold a class of the same name.
    Path cli = newestOf(Path.of(arguments[0]).resolveSibling("."), "fovea-cli-");
    copy(cli, target.resolve("app").resolve(cli.getFileName()), target.resolve(NATIVES));
    installed.add(0, INSTALLED + "app/" + cli.getFileName());
    Files.writeString(target.resolve("classpath"), String.join(":", installed));
  }

  private static Path newestOf(Path directory, String prefix) throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches(Pattern.quote(prefix) + "[^/]*\\.jar"))
          .max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
          .orElseThrow();
    }
  }

  private static void copy(Path jar, Path to, Path natives) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.stream().noneMatch(entry -> NATIVE.matcher(entry.getName()).matches())) {
        Files.copy(jar, to);
      } else {
        copyWithoutNatives(zip, to, natives);
      }
    }
    Files.setLastModifiedTime(to, FileTime.fromMillis(0));
  }

  private static void copyWithoutNatives(ZipFile zip, Path to, Path natives) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        Matcher unpacked = UNPACKED.matcher(entry.getName());
        if (unpacked.matches()) {
          unpack(zip.getInputStream(entry), name(unpacked), natives);
        } else if (!NATIVE.matcher(entry.getName()).matches() || KEPT.matcher(entry.getName()).matches()) {
          ZipEntry same = new ZipEntry(entry.getName());
          same.setTime(entry.getTime());
          out.putNextEntry(same);
          zip.getInputStream(entry).transferTo(out);
        }
      }
    }
  }

  private static void unpack(InputStream content, String name, Path natives) throws IOException {
    Path to = natives.resolve(name);
    if (!Files.exists(to)) { // libgcc comes with each of two
      Files.copy(content, to);
      Files.setLastModifiedTime(to, FileTime.fromMillis(0));
    }
  }

  private static String name(Matcher unpacked) {
    for (int group = 1; group <= unpacked.groupCount(); group++) {
      if (unpacked.group(group) != null) {
        return unpacked.group(group);
      }
    }
    throw new IllegalStateException();
  }
}
