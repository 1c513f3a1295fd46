package io.fovea.schemas;

import io.fovea.schema.Averages;
import io.fovea.schema.ClassCount;
import io.fovea.schema.ClassQuality;
import io.fovea.schema.ConfusionCell;
import io.fovea.schema.Drift;
import io.fovea.schema.Estimate;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.schema.ReliabilityBin;
import io.fovea.schema.ScoredLabel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** One record of each kind, with every field away from its default. */
final class SampleRecords {
  private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);

  private SampleRecords() {}

  static Stream<SpecificRecord> all() {
    return Stream.of(imageEvent(), prediction(), labelFeedback(), qualityReport());
  }

  static ImageEvent imageEvent() {
    return ImageEvent.newBuilder()
        .setImageId("camera-7/00042")
        .setCapturedAt(TIME)
        .setSource("Kamera Süd")
        .setFormat(ImageFormat.RAW)
        .setWidth(28)
        .setHeight(28)
        .setChannels(1)
        .setContent(ByteBuffer.wrap(new byte[784]))
        .setAttributes(Map.of("line", "3"))
        .build();
  }

  static Prediction prediction() {
    return Prediction.newBuilder()
        .setImageId("camera-7/00042")
        .setModelName("lenet")
        .setModelVersion("1")
        .setModelSha256("ab".repeat(32))
        .setLabel("7")
        .setLabelIndex(7)
        .setConfidence(0.75f)
        .setUnsure(true)
        .setTopK(List.of(new ScoredLabel("7", 0.75f), new ScoredLabel("1", 0.25f)))
        .setCapturedAt(TIME)
        .setClassifiedAt(TIME.plusMillis(5))
        .setBatchSize(32)
        .setSourcePartition(3)
        .setSourceOffset(1L << 40)
        .build();
  }

  static LabelFeedback labelFeedback() {
    return new LabelFeedback("a", "7", "eva", Instant.ofEpochMilli(1));
  }

  static QualityReport qualityReport() {
    Estimate half = new Estimate(0.5, 0.25, 0.75);
    Averages averages = new Averages(0.1, 0.2, 0.3);
    return QualityReport.newBuilder()
        .setModelName("lenet")
        .setModelVersion("1")
        .setWindowStart(TIME)
        .setWindowEnd(TIME.plusSeconds(60))
        .setPredicted(10)
        .setLabelled(4)
        .setCoverage(0.4)
        .setAccuracy(half)
        .setMacro(averages)
        .setMicro(averages)
        .setWeighted(averages)
        .setClasses(List.of(new ClassQuality("7", 5L, 2L, 0.5, 0.5, 0.5, half, null)))
        .setConfusion(List.of(new ConfusionCell("7", "1", 1L)))
        .setCalibrationError(0.02)
        .setReliability(List.of(new ReliabilityBin(0.8, 0.9, 4L, 0.85, 0.5)))
        .setPredictedClasses(List.of(new ClassCount("7", 10L)))
        .setConfidenceHistogram(List.of(0L, 10L))
        .setEstimatedAccuracy(half)
        .setDrift(new Drift(10L, 0.3, 0.001, 0.4, 0.002, true, 0.01))
        .setCorrected(1L)
        .setDuplicates(2L)
        .setOrphans(3L)
        .setExpired(4L)
        .setOmittedCells(5)
        .setUpdatedAt(TIME)
        .build();
  }
}
