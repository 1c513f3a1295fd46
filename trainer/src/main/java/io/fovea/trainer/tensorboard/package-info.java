/** A training's curves as event files, which TensorBoard shows. Knows no networks. */
package io.fovea.trainer.tensorboard;
