package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.streamsclassifier.classification.ModelIdentity;
import java.util.function.Supplier;

/** Classifiers of a model that is none. */
record FakeSource(Supplier<BatchClassifier> classifiers) implements ClassifierSource {
  static final ModelIdentity MODEL = new ModelIdentity("fake", "1", "00ff");

  @Override
  public ModelIdentity model() {
    return MODEL;
  }

  @Override
  public BatchClassifier open() {
    return classifiers.get();
  }

  @Override
  public void close() {}
}
