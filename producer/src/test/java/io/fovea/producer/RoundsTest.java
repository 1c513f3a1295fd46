package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.ImageContent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void givesEveryImageOnceUnderItsOwnId() {
    assertThat(ids(new Rounds(source("a", "b", "c"), 3, ""))).containsExactly("a", "b", "c");
  }

  @Test
  void endsEarlyWhenFewerAreWanted() {
    assertThat(ids(new Rounds(source("a", "b", "c"), 2, ""))).containsExactly("a", "b");
  }

  @Test
  void startsOverWithTheRoundInTheId() {
    assertThat(ids(new Rounds(source("a", "b"), 5, "x-")))
        .containsExactly("x-a", "x-b", "x-a@2", "x-b@2", "x-a@3")
        .doesNotHaveDuplicates();
  }

  @Test
  void givesNoMoreThanWanted() {
    Rounds rounds = new Rounds(source("a"), 1, "");
    rounds.next();

    assertThatThrownBy(rounds::next).isInstanceOf(NoSuchElementException.class);
  }

  private static List<String> ids(Rounds rounds) {
    List<String> ids = new ArrayList<>();
    rounds.forEachRemaining(image -> ids.add(image.id()));
    return ids;
  }

  private static ImageSource source(String... ids) {
    return new ImageSource() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public long size() {
        return ids.length;
      }

      @Override
      public List<String> labels() {
        return List.of();
      }

      @Override
      public Iterator<OutgoingImage> images() {
        return Stream.of(ids)
            .map(
                id ->
                    new OutgoingImage(
                        id, Optional.empty(), max -> new ImageContent.Encoded(new byte[0])))
            .iterator();
      }
    };
  }
}
