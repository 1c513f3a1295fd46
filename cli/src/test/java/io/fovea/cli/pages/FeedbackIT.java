package io.fovea.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.cli.browser.Browser;
import io.fovea.cli.browser.InBrowser;
import io.fovea.cli.browser.Patience;
import io.fovea.cli.demo.Pipeline;
import io.fovea.runtime.kafka.WholeTopicReader;
import io.fovea.schema.LabelFeedback;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say on the page, on its way through Kafka. */
@InBrowser
class FeedbackIT {
  @TempDir Path directory;

  @Test
  void arrivesInTheTopicOfLabelsAndCanBeTakenBack(Browser browser, Pipeline pipeline) {
    try (WholeTopicReader<String, LabelFeedback> labels = labels(pipeline)) {
      ClassifyPage page = new ClassifyPage(browser, pipeline.web()).open();
      page.choose(ClassifyPage.file(directory, "digit.png", TestImages.digit("3"))).answers("3");

      browser.click("#wrong");
      browser.click("#choices button");
      Patience.until("thanks", () -> browser.sees("#given"));
      String given =
          browser.script("return document.querySelector('#given-text').innerText").asText();
      ConsumerRecord<String, LabelFeedback> label = next(labels);
      assertThat(given).contains("“" + label.value().getLabel() + "”");
      assertThat(label.value().getLabel()).isNotEqualTo("3");
      assertThat(label.key()).isEqualTo(label.value().getImageId());

      browser.click("#withdraw");
      ConsumerRecord<String, LabelFeedback> withdrawal = next(labels);
      assertThat(withdrawal.key()).isEqualTo(label.key());
      assertThat(withdrawal.value()).as("a tombstone").isNull();
      Patience.until("the question again", () -> browser.sees("#ask"));
    }
  }

  private static WholeTopicReader<String, LabelFeedback> labels(Pipeline pipeline) {
    RegistryAvroDeserializer<LabelFeedback> values =
        RegistryAvroDeserializer.of(LabelFeedback.class);
    values.configure(pipeline.kafka().clientConfig(), false);
    return WholeTopicReader.fromEnd(
        pipeline.kafka(),
        List.of(pipeline.kafka().topics().labels()),
        new StringDeserializer(),
        values);
  }

  private static ConsumerRecord<String, LabelFeedback> next(
      WholeTopicReader<String, LabelFeedback> labels) {
    List<ConsumerRecord<String, LabelFeedback>> found = new ArrayList<>();
    Patience.until(
        "a label",
        () -> {
          labels.poll(Duration.ofMillis(100)).forEach(found::add);
          return !found.isEmpty();
        });
    return found.get(0);
  }
}
