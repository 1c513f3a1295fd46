/**
 * The report of a training: one page that needs no network, and its pictures as files. It knows
 * what to tell, not where that comes from.
 */
package io.fovea.trainer.report;
