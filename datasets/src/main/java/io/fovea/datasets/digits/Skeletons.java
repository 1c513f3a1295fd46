package io.fovea.datasets.digits;

import io.fovea.datasets.digits.Skeleton.PenPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** All the ways to write the ten digits, as {@code skeletons.txt} tells them. */
final class Skeletons {

  private static final String RESOURCE = "skeletons.txt";

  private final List<List<Skeleton>> byDigit;

  private Skeletons(List<Skeleton> all) {
    byDigit =
        IntStream.range(0, 10)
            .mapToObj(digit -> all.stream().filter(s -> s.digit() == digit).toList())
            .toList();
  }

  static Skeletons load() {
    try (InputStream in = Skeletons.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new Skeletons(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Skeletons::skeleton)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Skeleton> of(int digit) {
    return byDigit.get(digit);
  }

  Skeleton choose(int digit, Dice dice) {
    List<Skeleton> ways = of(digit);
    double left = dice.between(0, ways.stream().mapToDouble(Skeleton::weight).sum());
    for (Skeleton way : ways) {
      left -= way.weight();
      if (left < 0) {
        return way;
      }
    }
    return ways.get(ways.size() - 1);
  }

  private static Skeleton skeleton(String line) {
    String[] parts = line.split(" ", 3);
    List<List<PenPoint>> strokes =
        Arrays.stream(parts[2].split(";")).map(Skeletons::stroke).toList();
    return new Skeleton(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]), strokes);
  }

  private static List<PenPoint> stroke(String text) {
    return Arrays.stream(text.trim().split(" +")).map(Skeletons::point).toList();
  }

  private static PenPoint point(String text) {
    boolean corner = text.endsWith("!");
    String[] xy = (corner ? text.substring(0, text.length() - 1) : text).split(",");
    return new PenPoint(Double.parseDouble(xy[0]), Double.parseDouble(xy[1]), corner);
  }
}
