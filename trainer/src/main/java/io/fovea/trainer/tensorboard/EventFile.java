package io.fovea.trainer.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.tensorflow.framework.Summary;

/**
 * A file of TensorFlow's {@code Event} messages, {@code tensorflow/core/util/event.proto}. Each
 * goes to the file at once and in one piece: what was told before a process is killed can be seen,
 * and a reader never waits for the rest of one. For one thread.
 */
final class EventFile implements Closeable {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final String VERSION = "brain.Event:2";
  private static final double MILLIS = 1_000;

  private final OutputStream out;
  private final Clock clock;

  EventFile(OutputStream out, Clock clock) throws IOException {
    this.out = out;
    this.clock = clock;
    write(message -> message.writeString(FILE_VERSION, VERSION));
  }

  /**
   * Begins a new file, beside those that are there: TensorBoard reads all files of a folder as one
   * run, in the order of their names.
   */
  static EventFile create(Path folder, Clock clock) throws IOException {
    Files.createDirectories(folder);
    return new EventFile(newFile(folder, clock), clock);
  }

  /** The fourth part is the host's by custom; nobody reads it, and asking for it may take long. */
  private static OutputStream newFile(Path folder, Clock clock) throws IOException {
    String name = "events.out.tfevents.%010d.fovea.".formatted(clock.instant().getEpochSecond());
    for (int number = 0; ; number++) {
      try {
        return Files.newOutputStream(folder.resolve(name + number), StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException taken) {
        // Two trainings began within a second; the next number is free.
      }
    }
  }

  /** Writes figures of one step, by their tags. */
  void scalars(long step, Map<String, Double> values) throws IOException {
    Summary.Builder summary = Summary.newBuilder();
    values.forEach(
        (tag, value) ->
            summary.addValue(
                Summary.Value.newBuilder().setTag(tag).setSimpleValue(value.floatValue())));
    write(
        message -> {
          message.writeInt64(STEP, step);
          message.writeMessage(SUMMARY, summary.build());
        });
  }

  private void write(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream message = CodedOutputStream.newInstance(bytes);
    message.writeDouble(WALL_TIME, clock.millis() / MILLIS);
    fields.write(message);
    message.flush();
    out.write(EventRecord.framed(bytes.toByteArray()));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private interface Fields {
    void write(CodedOutputStream message) throws IOException;
  }
}
