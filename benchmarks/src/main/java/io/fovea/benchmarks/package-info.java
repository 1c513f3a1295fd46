/**
 * Measures the classifier from outside: a broker and a registry of its own, the classifier as a
 * process, images in, predictions out; and the trainer against PyTorch. Prints figures, asserts
 * none.
 */
package io.fovea.benchmarks;
