package io.fovea.producer.replay;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.kafka.AccessDenied;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.TopicNeeds;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Puts dead letters back into the topic of images: each once, however often it is called, with
 * whichever reasons, and however it is killed. What a call leaves because of its reason, a later
 * one can still take. An image that fails again makes a new dead letter, and is put back again only
 * as often as {@code --max-attempts} says.
 *
 * <p>The last line on {@code out} is a JSON object as {@link ReplayReport} makes it. It fails if a
 * dead letter was too large to be put back.
 */
public final class DeadLetterReplay implements Application {
  private final ReplaySettings settings;
  private final Topics topics;
  private final ReplayClients clients;
  private final Ledger ledger;
  private final String ledgerTopic;

  public DeadLetterReplay(ReplaySettings settings) {
    this.settings = settings;
    this.topics = settings.kafka().topics();
    this.clients = new ReplayClients(settings.kafka());
    this.ledgerTopic = LedgerTopic.name(topics);
    this.ledger = new Ledger(ledgerTopic, Clock.systemUTC());
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    Faults faults = new Faults();
    new KafkaPreflight(settings.kafka()).checkBroker(needs(), faults);
    faults.stopStartIfAny();
    ReplayReport report = new ReplayReport(settings.dryRun());
    boolean complete = settings.dryRun() ? look(report, stop) : replay(report, console, stop);
    console.err().print(report.words());
    console.out().println(report.json());
    if (!complete) {
      return ExitCode.INTERRUPTED;
    }
    return report.count(Verdict.TOO_LARGE) > 0 ? ExitCode.FAILED : ExitCode.DONE;
  }

  private TopicNeeds needs() {
    TopicNeeds needs =
        TopicNeeds.of(List.of(topics.images())).read(topics.deadLetters()).readIfThere(ledgerTopic);
    return settings.dryRun() ? needs : needs.write(topics.images(), ledgerTopic);
  }

  private boolean look(ReplayReport report, StopSignal stop) throws Exception {
    Uuid topicId;
    boolean hasLedger;
    try (Admin admin = clients.admin()) {
      topicId = deadLetterTopicId(admin);
      hasLedger = LedgerTopic.exists(admin, ledgerTopic);
    }
    Selection selection = new Selection(settings, topicId, hasLedger ? ledger() : Set.of());
    return walk(letter -> report.count(letter, selection.judge(letter)), stop);
  }

  private boolean replay(ReplayReport report, Console console, StopSignal stop) throws Exception {
    Uuid topicId;
    try (Admin admin = clients.admin()) {
      topicId = deadLetterTopicId(admin);
      Faults faults = new Faults();
      LedgerTopic.ensure(admin, ledgerTopic, faults);
      faults.stopStartIfAny();
    }
    try (Producer<byte[], byte[]> producer = clients.producer()) {
      // First the transactions, then the ledger: nobody can add to it any more when it is read.
      Transactions transactions = transactions(producer);
      Selection selection = new Selection(settings, topicId, ledger());
      Replayer replayer =
          new Replayer(
              transactions,
              ledger,
              selection,
              topics.images(),
              (letter, verdict) -> tell(letter, verdict, report, console));
      boolean complete = walk(letter -> decide(letter, selection, replayer, report), stop);
      replayer.flush();
      if (complete) {
        replayer.forget(List.copyOf(selection.gone()));
      }
      return complete;
    }
  }

  private static Transactions transactions(Producer<byte[], byte[]> producer) {
    try {
      return new Transactions(producer);
    } catch (AuthorizationException refused) {
      throw new StartException(
          AccessDenied.told(refused, ReplayClients.TRANSACTIONS).stream().toList());
    }
  }

  private static void decide(
      DeadLetter letter, Selection selection, Replayer replayer, ReplayReport report) {
    Verdict verdict = selection.judge(letter);
    if (verdict == Verdict.REPLAYED) {
      replayer.add(letter);
    } else {
      report.count(letter, verdict);
    }
  }

  private static void tell(
      DeadLetter letter, Verdict verdict, ReplayReport report, Console console) {
    report.count(letter, verdict);
    if (verdict == Verdict.TOO_LARGE) {
      console.err().println(letter.position() + " is larger than the topic of images takes");
    }
  }

  private Set<String> ledger() {
    try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
      return ledger.read(consumer);
    }
  }

  /** Whether the end was reached before somebody asked to stop. */
  private boolean walk(java.util.function.Consumer<DeadLetter> visitor, StopSignal stop) {
    try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
      WholeTopic letters = new WholeTopic(consumer, topics.deadLetters());
      while (letters.hasMore() && !stop.isRequested()) {
        for (ConsumerRecord<byte[], byte[]> record : letters.next()) {
          visitor.accept(new DeadLetter(record));
        }
      }
      return !letters.hasMore();
    }
  }

  private Uuid deadLetterTopicId(Admin admin) throws ExecutionException, InterruptedException {
    String topic = topics.deadLetters();
    return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).topicId();
  }
}
