package io.fovea.benchmarks.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The memory of a process in bytes, as Linux tells it; nothing elsewhere. */
public final class ProcessMemory {
  private ProcessMemory() {}

  /** The most that it held at a time. */
  public static OptionalLong peak(long pid) {
    return read(pid, "VmHWM:");
  }

  static OptionalLong resident(long pid) {
    return read(pid, "VmRSS:");
  }

  private static OptionalLong read(long pid, String name) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }
}
