/** Images of a data set, made ready for a network and gathered into the tensors of a batch. */
package io.fovea.trainer.data;
