package io.fovea.schemas;

import java.io.IOException;
import org.apache.avro.io.Encoder;

/** Writes values of one kind. Throws what Java does for a value of another. */
@FunctionalInterface
interface WriteStep {
  void write(Object value, Encoder to) throws IOException;
}
