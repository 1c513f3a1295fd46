package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.datasets.ImageContent;
import io.fovea.runtime.kafka.Topics;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.LabelFeedback;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PublicationTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private static final List<String> CLASSES =
      IntStream.range(0, 1_000).mapToObj(i -> "label-" + i).toList();

  private final FakeTime time = new FakeTime();
  private final Tally tally = new Tally();
  private final List<String> notes = new ArrayList<>();
  private MockProducer<String, SpecificRecord> kafka = kafka(true);
  private double wrong;

  @Test
  void publishesEveryImageUnderItsIdAndCountsWhatKafkaTook() throws Exception {
    assertThat(publish(3, 0, Duration.ZERO)).isTrue();

    assertThat(kafka.history()).extracting(ProducerRecord::topic).containsOnly("t.images");
    assertThat(kafka.history()).extracting(ProducerRecord::key).containsExactly("0", "1", "2");
    ImageEvent first = (ImageEvent) kafka.history().get(0).value();
    assertThat(first.getImageId()).isEqualTo("0");
    assertThat(first.getCapturedAt()).isEqualTo(NOW);
    assertThat(first.getSource()).isEqualTo("unit");
    assertThat(tally.published()).isEqualTo(3);
  }

  @Test
  void publishesLabelsAfterTheirDelayAndTheLastOnesToo() throws Exception {
    long start = time.getAsLong();

    assertThat(publish(3, 1, Duration.ofSeconds(5))).isTrue();

    assertThat(kafka.history())
        .extracting(ProducerRecord::topic)
        .containsExactly("t.images", "t.images", "t.images", "t.labels", "t.labels", "t.labels");
    LabelFeedback last = (LabelFeedback) kafka.history().get(5).value();
    assertThat(last.getImageId()).isEqualTo("2");
    assertThat(last.getLabel()).isEqualTo("label-2");
    assertThat(time.getAsLong() - start).isEqualTo(Duration.ofSeconds(5).toNanos());
    assertThat(tally.labels()).isEqualTo(3);
  }

  @Test
  void publishesWrongLabelsAndThenTheirCorrections() throws Exception {
    long start = time.getAsLong();
    wrong = 1;

    assertThat(publish(3, 1, Duration.ofSeconds(5))).isTrue();

    assertThat(kafka.history().subList(3, 9))
        .extracting(record -> (LabelFeedback) record.value())
        .extracting(label -> label.getImageId() + "=" + label.getLabel())
        .containsExactly(
            "0=" + mistake(0),
            "1=" + mistake(1),
            "2=" + mistake(2),
            "0=label-0",
            "1=label-1",
            "2=label-2");
    assertThat(kafka.history().subList(3, 9))
        .extracting(ProducerRecord::key)
        .containsExactly("0", "1", "2", "0", "1", "2");
    assertThat(time.getAsLong() - start).isEqualTo(Duration.ofSeconds(12).toNanos());
    assertThat(tally.labels()).isEqualTo(3);
    assertThat(tally.corrected()).isEqualTo(3);
  }

  @Test
  void correctsNoLabelThatWasNotPublished() throws Exception {
    wrong = 0.5;

    assertThat(publish(1_000, 0.3, Duration.ofSeconds(5))).isTrue();

    List<String> keys =
        kafka.history().stream()
            .filter(r -> r.topic().equals("t.labels"))
            .map(ProducerRecord::key)
            .toList();
    assertThat(Set.copyOf(keys)).hasSize((int) tally.labels());
    assertThat(tally.labels()).isBetween(200L, 400L);
    assertThat(tally.corrected()).isBetween(100L, 200L);
    assertThat(keys).hasSize((int) (tally.labels() + tally.corrected()));
  }

  @Test
  void waitsForRoomBeforeItKeepsMoreLabels() throws Exception {
    assertThat(publish(10, 1, Duration.ofSeconds(1), 4)).isTrue();

    assertThat(tally.published()).isEqualTo(10);
    assertThat(tally.labels()).isEqualTo(10);
    // Four fit at once; the others wait for the first of them.
    assertThat(kafka.history().subList(0, 5))
        .extracting(ProducerRecord::topic)
        .containsOnly("t.images");
    assertThat(kafka.history().get(5).topic()).isEqualTo("t.labels");
  }

  @Test
  void waitsForRoomForCorrectionsAsWell() throws Exception {
    wrong = 1;

    assertThat(publish(10, 1, Duration.ofSeconds(1), 4)).isTrue();

    assertThat(tally.labels()).isEqualTo(10);
    assertThat(tally.corrected()).isEqualTo(10);
    // Two images with two labels each fill it.
    assertThat(kafka.history().subList(0, 4))
        .extracting(ProducerRecord::topic)
        .containsExactly("t.images", "t.images", "t.images", "t.labels");
  }

  @Test
  void dropsWaitingLabelsWhenAskedToEnd() throws Exception {
    time.stopAfter(Duration.ofSeconds(2));

    assertThat(publish(3, 1, Duration.ofSeconds(5))).isFalse();

    assertThat(tally.published()).isEqualTo(3);
    assertThat(tally.labels()).isZero();
  }

  @Test
  void dropsWaitingCorrectionsWhenAskedToEnd() throws Exception {
    wrong = 1;
    time.stopAfter(Duration.ofSeconds(6));

    PendingLabels labels = labels(Duration.ofSeconds(5), 100);
    assertThat(publication(1, labels).run(images(3))).isFalse();

    assertThat(tally.labels()).isEqualTo(3);
    assertThat(tally.corrected()).isZero();
    assertThat(labels.size()).isEqualTo(3);
  }

  @Test
  void countsAndNamesWhatIsTooLargeAndGoesOn() throws Exception {
    Iterator<OutgoingImage> images =
        List.of(
                image("big", max -> tooLarge(10)),
                image("gone", max -> vanished()),
                image("good", max -> new ImageContent.Encoded(new byte[1])))
            .iterator();

    assertThat(publication(1, labels(Duration.ZERO, 10)).run(images)).isTrue();

    assertThat(tally.published()).isEqualTo(1);
    assertThat(tally.tooLarge()).isEqualTo(1);
    assertThat(tally.unreadable()).isEqualTo(1);
    assertThat(tally.leftOutAny()).isTrue();
    assertThat(notes).hasSize(2);
    assertThat(notes.get(0)).contains("big").contains("10 bytes");
    assertThat(notes.get(1)).contains("gone").contains("vanished");
    // No label of what was never there.
    assertThat(kafka.history()).extracting(ProducerRecord::key).containsExactly("good", "good");
  }

  @Test
  void countsWhatTheBrokerFindsTooLarge() throws Exception {
    kafka = kafka(false);
    publish(2, 0, Duration.ZERO);

    kafka.errorNext(new RecordTooLargeException("over max.message.bytes"));
    kafka.completeNext();

    assertThat(tally.tooLarge()).isEqualTo(1);
    assertThat(tally.published()).isEqualTo(1);
    assertThat(tally.hasFailed()).isFalse();
    assertThat(notes).singleElement().asString().contains("0").contains("max.message.bytes");
  }

  @Test
  void endsWhenKafkaFailsAndKeepsTheFirstCause() throws Exception {
    kafka = kafka(false);
    publish(1, 0, Duration.ZERO);
    kafka.errorNext(new NetworkException("first"));
    tally.failed(new NetworkException("second"));

    assertThat(publish(5, 0, Duration.ZERO)).isFalse();

    assertThat(kafka.history()).hasSize(1);
    assertThat(tally.failure().orElseThrow()).hasMessage("first");
  }

  @Test
  void endsWhenTheRegistryFails() throws Exception {
    kafka.sendException = new SerializationException("the registry is gone");

    assertThat(publish(5, 0, Duration.ZERO)).isFalse();

    assertThat(tally.failure().orElseThrow()).hasMessage("the registry is gone");
    assertThat(tally.published()).isZero();
  }

  private boolean publish(int count, double labelled, Duration delay) throws Exception {
    return publish(count, labelled, delay, 100);
  }

  private boolean publish(int count, double labelled, Duration delay, int room) throws Exception {
    return publication(labelled, labels(delay, room)).run(images(count));
  }

  private static Iterator<OutgoingImage> images(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> image("" + i, max -> new ImageContent.Raw(1, 1, 1, new byte[1])))
        .iterator();
  }

  private Publication publication(double labelled, PendingLabels labels) {
    return new Publication(
        publisher(),
        new Pacer(Optional.empty(), time, time),
        new Annotator(new LabelChoice(labelled, 1), mistakes()),
        labels,
        turns -> {});
  }

  private PendingLabels labels(Duration delay, int room) {
    return new PendingLabels(delay, Duration.ofSeconds(7), room, time, publisher());
  }

  private Mistakes mistakes() {
    return new Mistakes(wrong, 1, CLASSES);
  }

  private String mistake(int image) {
    return mistakes().of("" + image, "label-" + image).orElseThrow();
  }

  private ImagePublisher publisher() {
    Records records = new Records("unit", Clock.fixed(NOW, ZoneOffset.UTC));
    return new ImagePublisher(kafka, new Topics("t."), records, 100, tally, notes::add);
  }

  private static OutgoingImage image(String id, OutgoingImage.Content content) {
    return new OutgoingImage(id, Optional.of("label-" + id), content);
  }

  private static ImageContent tooLarge(int bytes) throws TooLargeImageException {
    throw new TooLargeImageException(bytes, 3);
  }

  private static ImageContent vanished() throws IOException {
    throw new IOException("vanished");
  }

  private static MockProducer<String, SpecificRecord> kafka(boolean autoComplete) {
    return new MockProducer<>(
        autoComplete, null, new StringSerializer(), (topic, value) -> new byte[1]);
  }
}
