/**
 * The classification application: its settings, its topology, and how it starts, fails and ends.
 * How it batches stands in {@code lookahead}, what it does with an image in {@code classification},
 * what it does with a record that is no image in {@code deadletter}.
 */
package io.fovea.streamsclassifier;
