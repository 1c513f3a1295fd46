/**
 * Makes an int8 graph of a float32 ONNX graph, by what its values are on some images. Judges
 * nothing: whether the graph is good enough is for those to say who have labels.
 */
package io.fovea.inference.quantization;
