package io.fovea.producer;

/** Where labels go when their time has come. */
interface LabelSink {

  void publishLabel(String imageId, String label);

  /** Takes back the label that was published of the same image before. */
  void publishCorrection(String imageId, String label);
}
