package io.fovea.inference.quantization;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import onnx.Onnx;
import onnx.Onnx.TensorProto.DataType;
import org.nd4j.shade.protobuf.ByteString;

/** Constants of an ONNX graph, read and written. Raw data is little-endian on every machine. */
final class Tensors {

  private Tensors() {}

  /** In {@code 'c'} order; a tensor holds them raw or as a list. */
  static float[] floats(Onnx.TensorProto tensor) {
    float[] values = new float[size(tensor)];
    if (tensor.getFloatDataCount() == 0) {
      FloatBuffer raw =
          tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      raw.get(values);
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
    }
    return values;
  }

  private static int size(Onnx.TensorProto tensor) {
    long size = 1;
    for (long dim : tensor.getDimsList()) {
      size *= dim;
    }
    return Math.toIntExact(size);
  }

  static Onnx.TensorProto floats(String name, float[] values, Iterable<Long> dims) {
    ByteBuffer bytes = bytes(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return tensor(name, DataType.FLOAT_VALUE, bytes, dims);
  }

  static Onnx.TensorProto integers(String name, int[] values, Iterable<Long> dims) {
    ByteBuffer bytes = bytes(values.length * Integer.BYTES);
    bytes.asIntBuffer().put(values);
    return tensor(name, DataType.INT32_VALUE, bytes, dims);
  }

  static Onnx.TensorProto signed(String name, byte[] values, Iterable<Long> dims) {
    return tensor(name, DataType.INT8_VALUE, ByteBuffer.wrap(values), dims);
  }

  /** One number from 0 to 255, of no dimension. */
  static Onnx.TensorProto unsigned(String name, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {(byte) value});
    return tensor(name, DataType.UINT8_VALUE, bytes, java.util.List.of());
  }

  private static Onnx.TensorProto tensor(
      String name, int type, ByteBuffer content, Iterable<Long> dims) {
    return Onnx.TensorProto.newBuilder()
        .setName(name)
        .setDataType(type)
        .addAllDims(dims)
        .setRawData(ByteString.copyFrom(content))
        .build();
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
  }
}
