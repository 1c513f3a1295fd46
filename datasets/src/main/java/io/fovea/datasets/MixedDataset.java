package io.fovea.datasets;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Several data sets of the same classes as one, their images in the {@link MixedOrder}. Labels have
 * the order of the first.
 */
final class MixedDataset implements Dataset {

  private final List<Member> members;
  private final Map<Split, MixedOrder> orders = new EnumMap<>(Split.class);

  /**
   * @param idPrefix put before each id where these could be those of another member, else empty
   */
  record Member(Dataset dataset, String idPrefix) {

    List<LabelledImage> images(Split split) {
      List<LabelledImage> images = dataset.images(split);
      return new LazyList<>(images.size(), i -> renamed(images.get(i)));
    }

    private LabelledImage renamed(LabelledImage image) {
      return new LabelledImage(idPrefix + image.id(), image.label(), image.content());
    }
  }

  /**
   * @throws DatasetException if they hold different classes
   */
  MixedDataset(List<Member> members) {
    this.members = List.copyOf(members);
    Dataset first = members.get(0).dataset();
    for (Member member : members.subList(1, members.size())) {
      requireSameLabels(first, member.dataset());
    }
  }

  private static void requireSameLabels(Dataset first, Dataset other) {
    LabelDifference difference = LabelDifference.of(first.labels(), other.labels());
    if (!difference.isNone()) {
      throw new DatasetException(
          "%s and %s cannot be mixed, for their classes differ: %s. Name data sets of the same classes."
              .formatted(first.name(), other.name(), difference.text(first.name(), other.name())));
    }
  }

  @Override
  public String name() {
    return String.join("+", parts());
  }

  @Override
  public List<String> parts() {
    return members.stream().map(member -> member.dataset().name()).toList();
  }

  @Override
  public int part(Split split, int index) {
    return order(split).parts()[index];
  }

  @Override
  public List<String> labels() {
    return members.get(0).dataset().labels();
  }

  @Override
  public List<LabelledImage> images(Split split) {
    MixedOrder order = order(split);
    List<List<LabelledImage>> images = members.stream().map(m -> m.images(split)).toList();
    return new LazyList<>(order.size(), i -> images.get(order.parts()[i]).get(order.indices()[i]));
  }

  private synchronized MixedOrder order(Split split) {
    return orders.computeIfAbsent(
        split,
        some -> MixedOrder.of(members.stream().map(m -> m.dataset().images(some).size()).toList()));
  }

  @Override
  public String checksum() {
    Sha256 sum = new Sha256().add("mixture/1");
    members.forEach(member -> sum.add(member.dataset().checksum()));
    return sum.text();
  }
}
