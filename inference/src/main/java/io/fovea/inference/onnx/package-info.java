/** Writes a DL4J network as an ONNX graph. Reads none, and runs none: the engines do. */
package io.fovea.inference.onnx;
