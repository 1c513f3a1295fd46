package io.fovea.producer;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.TopicNeeds;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.progress.Progress;
import io.fovea.runtime.settings.Faults;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Publishes images, and a fraction of their labels, some of them wrong first and corrected later,
 * at an even pace. Asked to end before its time, it flushes what it sent and drops the labels whose
 * time has not come.
 *
 * <p>The last line on {@code out} is a JSON object: {@code published}, {@code labels} and {@code
 * corrected} as acknowledged by Kafka, {@code labels_dropped}, {@code too_large}, {@code
 * unreadable}, {@code seconds}, {@code images_per_second}. Of one image, {@code labels} counts the
 * first label only and {@code corrected} the one that takes it back. It fails if an image was left
 * out or sending failed.
 */
public final class ImageProducer implements Application {
  /** About 200 MB if ids and labels are short: an hour's delay at 270 labels a second. */
  private static final int MOST_PENDING_LABELS = 1_000_000;

  private final ProducerSettings settings;
  private final Topics topics;
  private final Clock clock;

  public ImageProducer(ProducerSettings settings) {
    this.settings = settings;
    this.topics = settings.kafka().topics();
    this.clock = Clock.systemUTC();
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws InterruptedException {
    ImageSource source = prepare();
    try (Producer<String, SpecificRecord> producer = connect()) {
      return publish(source, producer, console, stop);
    }
  }

  private ImageSource prepare() {
    Faults faults = new Faults();
    new KafkaPreflight(settings.kafka())
        .check(
            settings.labels() > 0
                ? TopicNeeds.none().write(topics.images(), topics.labels())
                : TopicNeeds.none().write(topics.images()),
            faults);
    Optional<ImageSource> source = ImageSources.open(settings, faults);
    faults.stopStartIfAny();
    return source.orElseThrow();
  }

  private Producer<String, SpecificRecord> connect() {
    return new KafkaProducer<>(ProducerConfigs.of(settings));
  }

  private ExitCode publish(
      ImageSource source,
      Producer<String, SpecificRecord> producer,
      Console console,
      StopSignal stop)
      throws InterruptedException {
    Tally tally = new Tally();
    long count = settings.count().orElse(source.size());
    long start = System.nanoTime();
    boolean complete;
    long dropped;
    try (Progress progress = Progress.start(console, clock, "Publishing", "images", total(count))) {
      FewNotes notes = new FewNotes(progress::say);
      Records records = new Records(settings.source().orElse(source.name()), clock);
      ImagePublisher publisher =
          new ImagePublisher(
              producer, topics, records, settings.maxImageBytes(), tally, notes::add);
      PendingLabels labels = pending(publisher);
      Publication publication =
          new Publication(
              publisher,
              new Pacer(settings.rate(), System::nanoTime, stop::await),
              annotator(source.labels()),
              labels,
              handedOver -> tell(handedOver, count, labels, progress));
      complete = publication.run(new Rounds(source, count, settings.idPrefix()));
      producer.flush();
      dropped = labels.size();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Summary summary = Summary.of(tally, dropped, seconds);
    console.out().println(summary.json());
    return end(complete, tally, summary, console);
  }

  /** The wait behind the last image may be long, and looks like one for Kafka. */
  private static void tell(long handedOver, long count, PendingLabels labels, Progress progress) {
    progress.at(handedOver, "");
    if (handedOver == count && labels.size() > 0 && labels.nanosUntilNext() > 0) {
      progress.say("All images are handed over; labels that are still to come: " + labels.size());
    }
  }

  /** Nobody counts so many images, so who asks for them wants a stream without an end. */
  private static OptionalLong total(long count) {
    return count == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(count);
  }

  private Annotator annotator(List<String> classes) {
    return new Annotator(
        new LabelChoice(settings.labels(), settings.seed()),
        new Mistakes(settings.wrongLabels(), settings.seed(), classes));
  }

  private PendingLabels pending(ImagePublisher publisher) {
    return new PendingLabels(
        settings.labelDelay(),
        settings.correctionDelay(),
        MOST_PENDING_LABELS,
        System::nanoTime,
        publisher);
  }

  private static ExitCode end(boolean complete, Tally tally, Summary summary, Console console) {
    if (tally.hasFailed()) {
      String why = tally.failure().map(Exception::getMessage).orElse("");
      console.err().printf("Kafka took %d images, then: %s%n", summary.published(), why);
      return ExitCode.FAILED;
    } else if (!complete) {
      console
          .err()
          .printf(
              "Stopped early: %d images are published, %d labels that were to come are dropped%n",
              summary.published(), summary.labelsDropped());
      return ExitCode.INTERRUPTED;
    }
    return tally.leftOutAny() ? ExitCode.FAILED : ExitCode.DONE;
  }
}
