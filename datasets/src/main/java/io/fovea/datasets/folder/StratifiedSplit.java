package io.fovea.datasets.folder;

import io.fovea.datasets.Sha256;
import io.fovea.datasets.Split;
import io.fovea.datasets.folder.ClassFolders.ClassFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sets a fifth of each class aside for testing. Which images is decided by the SHA-256 of their
 * paths and by nothing else: every machine comes to the same division, and an image more moves at
 * most one other.
 */
final class StratifiedSplit {

  private static final int ONE_IN = 5;

  private StratifiedSplit() {}

  static Map<Split, List<ClassFile>> divide(List<ClassFile> files) {
    Map<Split, List<ClassFile>> splits = new HashMap<>();
    splits.put(Split.TRAIN, new ArrayList<>());
    splits.put(Split.TEST, new ArrayList<>());
    files.stream()
        .collect(Collectors.groupingBy(ClassFile::label))
        .values()
        .forEach(ofClass -> divide(byHash(ofClass), splits));
    return splits;
  }

  private static void divide(List<ClassFile> ofClass, Map<Split, List<ClassFile>> splits) {
    // A class of one image can be learned or tested, not both; learning comes first.
    int test = ofClass.size() == 1 ? 0 : Math.max(1, Math.round(ofClass.size() / (float) ONE_IN));
    splits.get(Split.TEST).addAll(ofClass.subList(0, test));
    splits.get(Split.TRAIN).addAll(ofClass.subList(test, ofClass.size()));
  }

  /** An order that looks random and is always the same. */
  static List<ClassFile> byHash(List<ClassFile> files) {
    Sha256 sha256 = new Sha256();
    record Hashed(ClassFile file, byte[] hash) {}
    return files.stream()
        .map(
            file ->
                new Hashed(
                    file, sha256.add(file.file().path().getBytes(StandardCharsets.UTF_8)).bytes()))
        .sorted(Comparator.comparing(Hashed::hash, Arrays::compareUnsigned))
        .map(Hashed::file)
        .toList();
  }
}
