/** The parts of a report, one class for each: what is told, and in which words. */
package io.fovea.trainer.report.section;
