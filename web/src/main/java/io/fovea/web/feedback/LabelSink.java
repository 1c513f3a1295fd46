package io.fovea.web.feedback;

import io.fovea.schema.LabelFeedback;
import java.util.concurrent.CompletableFuture;

/** Takes labels, and takes them back. */
public interface LabelSink {

  /** Done when it is safe; failed when it never will be. Corrects what was said before. */
  CompletableFuture<Void> publish(LabelFeedback label);

  /** Takes back what was said of an image, if anything was; the same. */
  CompletableFuture<Void> withdraw(String imageId);
}
