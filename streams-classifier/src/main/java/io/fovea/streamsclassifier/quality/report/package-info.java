/** What is published of the counts: the figures, and whether the model's answers have drifted. */
package io.fovea.streamsclassifier.quality.report;
