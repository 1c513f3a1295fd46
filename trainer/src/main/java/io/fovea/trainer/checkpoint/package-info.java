/** Keeps on disk where a training stands, so that a killed one can go on. */
package io.fovea.trainer.checkpoint;
