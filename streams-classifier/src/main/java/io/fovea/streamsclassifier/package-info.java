/**
 * The classification application: its settings, its topology, and what it needs at its start. How
 * it runs and ends stands in {@code service}, how it batches in {@code lookahead}, what it does
 * with an image in {@code classification}, what it does with a record that is no image in {@code
 * deadletter}.
 */
package io.fovea.streamsclassifier;
