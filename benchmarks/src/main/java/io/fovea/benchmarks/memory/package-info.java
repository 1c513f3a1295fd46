/** Whether the classifier's memory stays where it is, over many images. */
package io.fovea.benchmarks.memory;
