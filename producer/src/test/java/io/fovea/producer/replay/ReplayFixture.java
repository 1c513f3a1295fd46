package io.fovea.producer.replay;

import static io.fovea.producer.replay.Letters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fovea.localstack.LocalStack;
import io.fovea.producer.SharedStack;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** One broker, and for each test topics of its own. */
@ExtendWith(SharedStack.class)
abstract class ReplayFixture {
  static LocalStack stack;
  static Cluster cluster;

  final StopSignal stop = new StopSignal();
  String images;
  String dlq;
  String ledger;
  String prefix;

  @BeforeAll
  static void shareStack(LocalStack shared) {
    stack = shared;
    cluster = new Cluster(stack.bootstrapServers());
  }

  @BeforeEach
  void nameTopics(TestInfo test) {
    prefix = test.getTestMethod().orElseThrow().getName() + ".";
    images = prefix + "images";
    dlq = prefix + "images.dlq";
    ledger = prefix + "images.dlq.replayed";
  }

  final void createTopics(int deadLetterPartitions) {
    stack.createTopic(images, 3);
    stack.createTopic(dlq, deadLetterPartitions);
  }

  final void letters(String reason, int from, int to) {
    Stream<ProducerRecord<byte[], byte[]>> letters =
        IntStream.range(from, to)
            .mapToObj(i -> Letters.toSend(dlq, "id-" + i, headers(reason, images, 0, i)));
    cluster.send(letters.toList());
  }

  final JsonNode replay(Options options) throws Exception {
    return replay(options, ExitCode.DONE);
  }

  final JsonNode replay(Options options, ExitCode expected) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    ExitCode end =
        new DeadLetterReplay(options.settings()).run(new Console(print, System.err, false), stop);
    assertThat(end).isEqualTo(expected);
    return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }

  final ReplayClients clients() {
    return new ReplayClients(options().settings().kafka());
  }

  final Options options() {
    return new Options()
        .with("bootstrap-servers", stack.bootstrapServers())
        .with("topic-prefix", prefix);
  }

  final List<String> putBack() {
    return Cluster.keys(cluster.committed(images));
  }

  static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "id-" + i).toList();
  }
}
