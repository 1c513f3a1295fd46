/** Elements of HTML and SVG, escaped by construction, and the colours of both themes. */
package io.fovea.trainer.report.markup;
