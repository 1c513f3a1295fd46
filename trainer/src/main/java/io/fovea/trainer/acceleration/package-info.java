/**
 * Lets DL4J fit a network in less time: the same parameters, outputs and gradients, computed
 * without the detours. Nothing of it reaches a model file.
 */
package io.fovea.trainer.acceleration;
