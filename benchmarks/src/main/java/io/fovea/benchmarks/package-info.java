/**
 * What is measured when, and what is printed. The classifier is measured from outside: a broker and
 * a registry of its own, processes that classify, images in, predictions out; the trainer against
 * PyTorch. Prints figures, asserts none.
 */
package io.fovea.benchmarks;
