/**
 * Counts, by model version and window: how they are kept, added up, and sent on. Absolute numbers
 * throughout, and whole ones, so that what is taken away leaves no trace and what is sent twice
 * counts once.
 */
package io.fovea.streamsclassifier.quality.totals;
