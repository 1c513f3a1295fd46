package io.fovea.benchmarks.jmh;

import io.fovea.benchmarks.load.Load;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.image.ImagePreprocessor;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.RejectedImageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One image from its bytes to floats in a direct buffer: decode and preprocess. */
@State(Scope.Thread)
public class DecodeBenchmark {
  @Param({"RAW28", "PNG32", "JPEG224", "JPEG500K"})
  public Load load;

  private List<ImageInput> images;
  private ImagePreprocessor preprocessor;
  private FloatBuffer target;
  private int next;

  @Setup
  public void prepare() {
    images = load.contents().stream().map(load::input).toList();
    int side = load.network().side();
    Preprocessing input = Preprocessing.unitRange(load.network().channels(), side, side);
    preprocessor = new ImagePreprocessor(input, ImageLimits.DEFAULT);
    target =
        ByteBuffer.allocateDirect(Float.BYTES * input.floatsPerImage())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  @Benchmark
  public FloatBuffer image() throws RejectedImageException {
    next = (next + 1) % images.size();
    preprocessor.preprocess(images.get(next), target.clear());
    return target;
  }
}
