package io.fovea.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, the reader says which kind of fault it is, and stays cheap. */
class MalformedRecordsTest {
  private static final int ID = 7;
  private static final String HEADER = "0000000007";

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "00000000", "01" + "00000007" + "0261023700", "7b7d7b7d7b7d"})
  void isNotTheWireFormat(String hex) {
    assertThatThrownBy(() -> read(LabelFeedback.class, hex))
        .isInstanceOf(NotWireFormatException.class);
  }

  @Test
  void textIsNotTheWireFormat() {
    byte[] text = "{\"imageId\": \"a\"}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> deserializer(LabelFeedback.class).deserialize("t", text))
        .isInstanceOf(NotWireFormatException.class)
        .hasMessageContaining("0x7b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000000008", "00ffffffff", "007fffffff"})
  void unknownIdIsTold(String header) {
    assertThatThrownBy(() -> read(LabelFeedback.class, header + "0261023700" + "02"))
        .isInstanceOf(UnknownSchemaException.class);
  }

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SampleRecords#all")
  void rejectsRecordsCutAnywhere(SpecificRecord record) {
    byte[] whole = bytesOf(record);
    RegistryAvroDeserializer<?> deserializer = deserializer(record.getClass());

    for (int length = WireFormat.HEADER_LENGTH; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> deserializer.deserialize("t", cut))
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(MalformedAvroException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SampleRecords#all")
  void rejectsTrailingBytes(SpecificRecord record) {
    byte[] whole = bytesOf(record);

    assertThatThrownBy(
            () ->
                deserializer(record.getClass())
                    .deserialize("t", Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(MalformedAvroException.class);
  }

  /** Longs in Avro's zigzag: 2^31 - 9 (all that a Java array holds), 2^40, -1, and one too long. */
  @ParameterizedTest
  @ValueSource(strings = {"eeffffff0f", "808080808040", "01", "ffffffffffffffffffff01"})
  void absurdLengthsCostNothing(String length) {
    String upToContent = HEADER + "0261" + "02" + "00" + "00" + "00" + "00" + "00";
    assertRejectedCheaply(ImageEvent.class, HEADER + length);
    assertRejectedCheaply(ImageEvent.class, upToContent + length);
    assertRejectedCheaply(ImageEvent.class, upToContent + "00" + length);
    assertRejectedCheaply(ImageEvent.class, upToContent + "00" + length + "0000");
    assertRejectedCheaply(Prediction.class, HEADER + "00".repeat(5) + "00".repeat(6) + length);
  }

  private static void assertRejectedCheaply(Class<? extends SpecificRecord> type, String hex) {
    assertThatThrownBy(() -> read(type, hex)).isInstanceOf(MalformedAvroException.class);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    RegistryAvroDeserializer<?> warm = deserializer(type);
    byte[] record = HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> warm.deserialize("t", record));
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      warm.deserialize("t", record);
    } catch (MalformedAvroException expected) {
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000);
    }
  }

  @Test
  void enumAndUnionOutOfRangeAreMalformed() {
    assertThatThrownBy(() -> read(ImageEvent.class, HEADER + "0261" + "02" + "00" + "64"))
        .isInstanceOf(MalformedAvroException.class);
    assertThatThrownBy(() -> read(ImageEvent.class, HEADER + "0261" + "02" + "00" + "00" + "08"))
        .isInstanceOf(MalformedAvroException.class);
  }

  @Test
  void recordOfAnotherKindIsMalformed() {
    RegistryAvroDeserializer<ImageEvent> images =
        RegistryAvroDeserializer.of(
            ImageEvent.class, new OneSchemaRegistry(ID, LabelFeedback.getClassSchema()));

    assertThatThrownBy(() -> images.deserialize("t", bytesOf(SampleRecords.labelFeedback())))
        .isInstanceOf(MalformedAvroException.class)
        .hasStackTraceContaining("content");
  }

  /** Random damage may leave a readable record; what it must not do is fail in another way. */
  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SampleRecords#all")
  void damageIsReadOrMalformed(SpecificRecord record) {
    RegistryAvroDeserializer<?> deserializer = deserializer(record.getClass());
    byte[] whole = bytesOf(record);
    Random random = new Random(1);
    int malformed = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = whole.clone();
      for (int hit = 0; hit < 3; hit++) {
        int position = WireFormat.HEADER_LENGTH + random.nextInt(damaged.length - 5);
        damaged[position] = (byte) random.nextInt();
      }
      try {
        assertThat((Object) deserializer.deserialize("t", damaged)).isNotNull();
      } catch (MalformedAvroException expected) {
        malformed++;
      }
    }
    assertThat(malformed).isPositive();
  }

  @Test
  void registryThatIsDownIsNotTheRecordsFault() {
    RegistryAvroDeserializer<ImageEvent> deserializer =
        RegistryAvroDeserializer.of(ImageEvent.class);
    deserializer.configure(
        Map.of("schema.registry.url", "http://localhost:1", "max.retries", 1, "retries.wait.ms", 1),
        false);

    assertThatThrownBy(() -> deserializer.deserialize("t", bytesOf(SampleRecords.imageEvent())))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("http://localhost:1")
        .hasMessageContaining("schema.registry.url");
  }

  private static <T extends SpecificRecord> T read(Class<T> type, String hex) {
    return deserializer(type).deserialize("t", HexFormat.of().parseHex(hex));
  }

  private static <T extends SpecificRecord> RegistryAvroDeserializer<T> deserializer(
      Class<T> type) {
    return RegistryAvroDeserializer.of(
        type, new OneSchemaRegistry(ID, SchemaHistory.current(type.getSimpleName())));
  }

  private static byte[] bytesOf(SpecificRecord record) {
    return RegistryAvroSerializer.<SpecificRecord>of(new OneSchemaRegistry(ID, record.getSchema()))
        .serialize("t", record);
  }
}
