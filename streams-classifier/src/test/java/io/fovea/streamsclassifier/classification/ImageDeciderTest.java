package io.fovea.streamsclassifier.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schema.ImageEvent;
import io.fovea.schemas.MalformedAvroException;
import io.fovea.schemas.NotWireFormatException;
import io.fovea.schemas.RegistryUnavailableException;
import io.fovea.schemas.UnknownSchemaException;
import io.fovea.streamsclassifier.FakeClassifier;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class ImageDeciderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final FakeClassifier classifier = new FakeClassifier();
  private final ScriptedReader reader = new ScriptedReader();
  private final ImageDecider decider =
      new ImageDecider(
          reader, classifier, new ModelIdentity("m", "1", "00"), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void blamesARecordForWhatIsItsOwnFault() {
    reader.script.add(event());
    reader.script.add(new NotWireFormatException("no magic byte"));
    reader.script.add(new UnknownSchemaException("no schema 7"));
    reader.script.add(new MalformedAvroException("ends early"));
    reader.script.add(event());

    List<Verdict> verdicts = decider.decide(records(5));

    assertThat(verdicts.get(0)).isInstanceOf(Verdict.Predicted.class);
    assertThat(verdicts.subList(1, 4))
        .extracting(verdict -> ((Verdict.Refused) verdict).rejection().reason())
        .containsExactly("NOT_WIRE_FORMAT", "UNKNOWN_SCHEMA", "MALFORMED_AVRO");
    assertThat(verdicts.get(4)).isInstanceOf(Verdict.Predicted.class);
    assertThat(classifier.batches).containsExactly(2);
  }

  @Test
  void blamesNoRecordForARegistryThatIsDown() {
    reader.script.add(event());
    reader.script.add(new RegistryUnavailableException("connection refused"));

    assertThatThrownBy(() -> decider.decide(records(2)))
        .isInstanceOf(RegistryUnavailableException.class);
    assertThat(classifier.batches).isEmpty();
  }

  @Test
  void blamesNoRecordForAFailureThatNobodyForesaw() {
    reader.script.add(new SerializationException("some other reader's"));

    assertThatThrownBy(() -> decider.decide(records(1)))
        .isExactlyInstanceOf(SerializationException.class);
  }

  @Test
  void runsNoEngineForRecordsThatCannotBeRead() {
    reader.script.add(new NotWireFormatException("no magic byte"));

    decider.decide(records(1));

    assertThat(classifier.batches).isEmpty();
  }

  @Test
  void closesReaderAndClassifier() {
    decider.close();

    assertThat(reader.closed).isTrue();
    assertThat(classifier.closed).isEqualTo(1);
  }

  private static ImageEvent event() {
    return ImageEvent.newBuilder()
        .setImageId("a")
        .setCapturedAt(NOW)
        .setContent(ByteBuffer.wrap(new byte[] {'c'}))
        .build();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(new ConsumerRecord<>("images", 0, i, null, new byte[] {(byte) i}));
    }
    return records;
  }

  /** Answers record i with the i-th thing, which it returns or throws. */
  private static final class ScriptedReader implements Deserializer<ImageEvent> {
    private final List<Object> script = new ArrayList<>();
    private boolean closed;

    @Override
    public ImageEvent deserialize(String topic, byte[] data) {
      Object answer = script.get(data[0]);
      if (answer instanceof RuntimeException failure) {
        throw failure;
      }
      return (ImageEvent) answer;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
