package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.streamsclassifier.classification.ModelIdentity;

/** Where the classifiers of the stream threads come from, all of one model. */
interface ClassifierSource extends AutoCloseable {

  ModelIdentity model();

  /**
   * A classifier for one thread, which closes it. May be called by several threads at once.
   *
   * @throws io.fovea.inference.engine.EngineException if it cannot be opened
   */
  BatchClassifier open();

  /** Closes what was made beforehand and not handed out. */
  @Override
  void close();
}
