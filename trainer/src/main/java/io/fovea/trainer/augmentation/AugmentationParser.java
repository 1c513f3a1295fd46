package io.fovea.trainer.augmentation;

import io.fovea.runtime.settings.NearestName;
import io.fovea.runtime.settings.UnreadableValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one list of names and strengths, and gathers all that is wrong with it. */
final class AugmentationParser {
  private final Map<Augmentation, Double> strengths = new EnumMap<>(Augmentation.class);
  private final List<String> faults = new ArrayList<>();

  Map<Augmentation, Double> parse(String text) {
    for (String part : text.split(",", -1)) {
      String[] nameAndStrength = part.strip().split("=", 2);
      read(nameAndStrength[0].strip(), nameAndStrength);
    }
    if (!faults.isEmpty()) {
      throw new UnreadableValueException(String.join("; ", faults));
    }
    return strengths;
  }

  private void read(String name, String[] nameAndStrength) {
    Optional<Augmentation> known = find(name);
    if (known.isEmpty()) {
      faults.add(
          name.isEmpty() ? "a name is missing" : "'" + name + "' is unknown" + nearest(name));
      return;
    }
    Augmentation augmentation = known.get();
    double strength =
        nameAndStrength.length == 1
            ? augmentation.defaultStrength()
            : number(nameAndStrength[1].strip());
    if (!augmentation.allows(strength)) {
      faults.add(augmentation.bounds() + " cannot be '" + nameAndStrength[1].strip() + "'");
    } else if (strengths.put(augmentation, strength) != null) {
      faults.add(augmentation.text() + " is named twice");
    }
  }

  private static Optional<Augmentation> find(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(Augmentation.values()).filter(a -> a.text().equals(plain)).findFirst();
  }

  private static String nearest(String name) {
    return NearestName.of(
            name.toLowerCase(Locale.ROOT),
            Arrays.stream(Augmentation.values()).map(Augmentation::text))
        .map(near -> ", did you mean " + near + "?")
        .orElse("");
  }

  /** NaN, which is in no bounds, for what is no number. */
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException noNumber) {
      return Double.NaN;
    }
  }
}
