package io.fovea.trainer.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.quality.QualityFigures;
import java.util.List;

/**
 * What {@code evaluate --json} prints: which model on which images, and the figures of {@code
 * QualityReport}, side by side.
 *
 * @param engine that ran the network
 * @param predicted images that were classified
 * @param rejected images that could not be read; no figure counts them
 * @param parts the accuracy on each part of a mixture; left out where nothing was mixed
 */
public record EvaluationReport(
    String modelName,
    String modelVersion,
    String modelSha256,
    String dataset,
    EngineKind engine,
    long predicted,
    long rejected,
    @JsonUnwrapped QualityFigures figures,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartAccuracy> parts) {}
