package io.fovea.benchmarks.jmh;

import io.fovea.benchmarks.load.Load;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistrySerde;
import io.fovea.schemas.registry.InMemorySchemaRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One record between bytes and objects. */
@State(Scope.Thread)
public class SerdeBenchmark {
  private RegistrySerde<ImageEvent> images;
  private RegistrySerde<Prediction> predictions;
  private byte[] image;
  private Prediction prediction;

  @Setup
  public void prepare() {
    InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    images = RegistrySerde.forValues(ImageEvent.class, registry);
    predictions = RegistrySerde.forValues(Prediction.class, registry);
    byte[] content = Load.RAW28.contents().get(0);
    image = images.serializer().serialize("images", Events.image(1, content));
    prediction = Events.prediction();
  }

  @Benchmark
  public ImageEvent readImage() {
    return images.deserializer().deserialize("images", image);
  }

  @Benchmark
  public byte[] writePrediction() {
    return predictions.serializer().serialize("predictions", prediction);
  }
}
