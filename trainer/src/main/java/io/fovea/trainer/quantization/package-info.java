/**
 * The {@code model quantize} command: adds an int8 graph to a model file if test images show that
 * it is nearly as good.
 */
package io.fovea.trainer.quantization;
