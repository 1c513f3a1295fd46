package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.picture.Thumbnail;
import java.util.List;

/**
 * A small image with words below it.
 *
 * @param marked stands out: a mistake
 * @param alternative what one would say of the image to somebody who cannot see it
 */
public record Tile(Thumbnail image, List<String> caption, boolean marked, String alternative) {}
