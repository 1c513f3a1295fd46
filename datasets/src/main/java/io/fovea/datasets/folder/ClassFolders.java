package io.fovea.datasets.folder;

import io.fovea.datasets.DatasetException;
import io.fovea.datasets.LabelDifference;
import io.fovea.datasets.Split;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds classes and splits in a tree.
 *
 * <p>With folders {@code train} and {@code test} (or {@code validation}, {@code valid}, {@code
 * val}), the classes are the folders in them. Otherwise the classes are the top folders, and {@link
 * StratifiedSplit} divides them. Beside folders of other names, one counts as a split only if its
 * images lie in folders of their own, so a class may be named {@code train}. Folders within a class
 * mean nothing.
 */
final class ClassFolders {

  private static final Logger log = LoggerFactory.getLogger(ClassFolders.class);

  private static final String TRAIN = "train";
  private static final List<String> TEST = List.of("test", "validation", "valid", "val");

  private final String name;
  private final List<TreeFile> files;
  private final Set<String> folders;

  /**
   * @param name of the data set, for faults
   */
  ClassFolders(String name, Tree tree) {
    if (tree.files().isEmpty()) {
      throw new DatasetException(
          "%s holds no images (%d hidden and %d other files were passed over). Put PNG, JPEG, GIF or BMP files into it, one folder a class."
              .formatted(name, tree.hidden(), tree.others()));
    }
    String prefix = wrapping(tree);
    this.name = name;
    this.files = tree.files().stream().map(file -> file.without(prefix)).toList();
    this.folders =
        tree.folders().stream()
            .filter(folder -> folder.startsWith(prefix))
            .map(folder -> folder.substring(prefix.length()))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The images of each split. A split that the tree does not have is absent. */
  Map<Split, List<ClassFile>> splits() {
    Map<String, List<TreeFile>> tops = byTop(files);
    if (tops.keySet().stream().allMatch(ClassFolders::namesSplit)) {
      tops.forEach((top, within) -> requireClasses(within, top + "/"));
    }
    if (isSplit(tops, TRAIN) || TEST.stream().anyMatch(top -> isSplit(tops, top))) {
      return given(tops);
    }
    return StratifiedSplit.divide(classes(files, ""));
  }

  private Map<Split, List<ClassFile>> given(Map<String, List<TreeFile>> tops) {
    Map<Split, List<ClassFile>> splits = new HashMap<>();
    Optional<String> test = TEST.stream().filter(top -> isSplit(tops, top)).findFirst();
    test.ifPresent(top -> splits.put(Split.TEST, classes(tops.get(top), top + "/")));
    tops.forEach(
        (top, within) -> {
          if (!top.equals(TRAIN) && !test.equals(Optional.of(top))) {
            log.warn("{}: passed over {} images in {}", name, within.size(), top);
          }
        });
    if (!isSplit(tops, TRAIN)) {
      return splits;
    }
    List<ClassFile> train = classes(tops.get(TRAIN), TRAIN + "/");
    if (!splits.containsKey(Split.TEST)) {
      return StratifiedSplit.divide(train);
    }
    splits.put(Split.TRAIN, train);
    requireSameClasses(train, splits.get(Split.TEST));
    return splits;
  }

  private void requireSameClasses(List<ClassFile> train, List<ClassFile> test) {
    LabelDifference difference = LabelDifference.of(labels(train), labels(test));
    if (!difference.isNone()) {
      String testTop = test.get(0).file().parts().get(0);
      throw new DatasetException(
          "%s: the classes to learn and those to test differ: %s. Add images of these to the other, or remove their folders."
              .formatted(name, difference.text(TRAIN + "/", testTop + "/")));
    }
  }

  private void requireClasses(List<TreeFile> within, String prefix) {
    for (TreeFile file : within) {
      if (file.path().indexOf('/', prefix.length()) < 0) {
        throw new DatasetException(
            "%s: %s lies in no class folder. Move it into the folder of its class."
                .formatted(name, file.path()));
      }
    }
  }

  private List<ClassFile> classes(List<TreeFile> within, String prefix) {
    requireClasses(within, prefix);
    List<ClassFile> classes =
        within.stream().map(file -> ClassFile.of(file, prefix.length())).toList();
    refuseEmpty(labels(classes), prefix);
    return classes;
  }

  private void refuseEmpty(Set<String> labels, String prefix) {
    for (String folder : folders) {
      if (folder.startsWith(prefix)
          && folder.indexOf('/', prefix.length()) < 0
          && !labels.contains(folder.substring(prefix.length()))) {
        throw new DatasetException(
            "%s: class folder %s holds no images. Add some, or remove it.".formatted(name, folder));
      }
    }
  }

  static TreeSet<String> labels(List<ClassFile> files) {
    return files.stream().map(ClassFile::label).collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean namesSplit(String top) {
    return top.equals(TRAIN) || TEST.contains(top);
  }

  private static boolean isSplit(Map<String, List<TreeFile>> tops, String top) {
    return tops.containsKey(top)
        && tops.get(top).stream().allMatch(file -> file.parts().size() > 2);
  }

  private static Map<String, List<TreeFile>> byTop(List<TreeFile> files) {
    return files.stream()
        .collect(
            Collectors.groupingBy(file -> file.parts().get(0), TreeMap::new, Collectors.toList()));
  }

  /** Archives are often packed with one folder round everything: it means nothing. */
  private static String wrapping(Tree tree) {
    List<TreeFile> files = tree.files();
    String top = files.get(0).parts().get(0);
    boolean wraps =
        !namesSplit(top)
            && files.stream().allMatch(file -> file.path().startsWith(top + "/"))
            && files.stream().map(TreeFile::parts).allMatch(parts -> parts.size() > 2)
            && tree.folders().stream().allMatch(f -> f.equals(top) || f.startsWith(top + "/"));
    return wraps ? top + "/" : "";
  }

  /** An image of which the class is known. */
  record ClassFile(TreeFile file, String label) {

    static ClassFile of(TreeFile file, int from) {
      return new ClassFile(file, file.path().substring(from, file.path().indexOf('/', from)));
    }
  }
}
