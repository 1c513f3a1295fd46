package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.inference.ImageClassifier;
import io.fovea.inference.engine.EngineException;
import io.fovea.inference.engine.Engines;
import io.fovea.inference.engine.InferenceEngine;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelFileException;
import io.fovea.runtime.settings.Faults;
import io.fovea.streamsclassifier.classification.ModelIdentity;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Classifiers of one model file, each with an engine of its own. */
final class ModelClassifiers implements ClassifierSource {
  private final Model model;
  private final ClassifierSettings settings;
  private final ClassifierMetrics metrics;

  /** Opened at the start to see that it works, then the first thread's. */
  private final AtomicReference<BatchClassifier> spare = new AtomicReference<>();

  private ModelClassifiers(Model model, ClassifierSettings settings, ClassifierMetrics metrics) {
    this.model = model;
    this.settings = settings;
    this.metrics = metrics;
  }

  /** Reads the model file, opens a first engine and has it answer, or adds why that fails. */
  static Optional<ClassifierSource> open(
      ClassifierSettings settings, ClassifierMetrics metrics, Faults faults) {
    try {
      Model model = ModelFile.read(settings.model());
      ModelClassifiers classifiers = new ModelClassifiers(model, settings, metrics);
      classifiers.spare.set(classifiers.make());
      return Optional.of(classifiers);
    } catch (ModelFileException noModel) {
      faults.add(noModel.getMessage());
      Engines.whyNot(settings.engine(), settings.device()).ifPresent(faults::add);
    } catch (EngineException noEngine) {
      faults.add(noEngine.getMessage());
    }
    return Optional.empty();
  }

  @Override
  public ModelIdentity model() {
    return new ModelIdentity(model.manifest().name(), model.manifest().version(), model.sha256());
  }

  @Override
  public BatchClassifier open() {
    BatchClassifier first = spare.getAndSet(null);
    return first != null ? first : make();
  }

  /** The classifier runs a black image through the engine, and closes it should that fail. */
  private BatchClassifier make() {
    InferenceEngine engine =
        Engines.open(model, settings.engine(), settings.device(), settings.engineThreads());
    return new TimedClassifier(
        new ImageClassifier(
            model.manifest(),
            new TimedEngine(engine, metrics.engineTime()),
            settings.imageLimits(),
            settings.topK(),
            settings.unsureBelow(model.manifest())),
        metrics.batchTime());
  }

  @Override
  public void close() {
    BatchClassifier unused = spare.getAndSet(null);
    if (unused != null) {
      unused.close();
    }
  }
}
