package io.fovea.trainer;

import io.fovea.trainer.fitting.EpochRecord;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network that was fitted to its end, and how that went. */
record Fitted(ComputationGraph network, List<EpochRecord> history) {}
