package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.image.ImageInput;
import io.fovea.runtime.Application;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A classifier process that can be killed: the application as it is, but for a classifier that
 * costs nothing but time. Arguments: {@code lookahead} or {@code naive}, then those of {@link
 * ChildApplication}.
 */
final class ClassifierChild {
  private ClassifierChild() {}

  public static void main(String[] args) {
    ChildApplication child = ChildApplication.of(Arrays.asList(args).subList(1, args.length));
    ClassifierSettings settings = TestSettings.of(child.options(), child.clientOptions());
    EventSerdes serdes = EventSerdes.of(settings.kafka());
    FakeSource source = new FakeSource(SlowClassifier::new);
    Application application =
        args[0].equals("naive")
            ? new NaiveApplication(settings, source, serdes)
            : new ClassifierApplication(settings, (s, m, f) -> Optional.of(source), serdes);
    ChildApplication.run(application);
  }

  /** Takes 15 ms a batch, so that there is a moment in which it can be killed. */
  private static final class SlowClassifier implements BatchClassifier {
    private final FakeClassifier fast = new FakeClassifier();

    @Override
    public List<Outcome> classify(List<ImageInput> images) {
      try {
        Thread.sleep(15);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return fast.classify(images);
    }

    @Override
    public void close() {
      fast.close();
    }
  }
}
