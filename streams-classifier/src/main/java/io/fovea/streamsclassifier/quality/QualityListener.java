package io.fovea.streamsclassifier.quality;

import io.fovea.streamsclassifier.quality.fact.FactListener;
import io.fovea.streamsclassifier.quality.report.ReportListener;

/** Is told what the topology reads and publishes, by all of its threads. */
public interface QualityListener extends FactListener, ReportListener {}
