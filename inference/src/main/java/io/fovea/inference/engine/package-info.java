/** Runs a network over a batch: one interface, and an engine behind it per library. */
package io.fovea.inference.engine;
