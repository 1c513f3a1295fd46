/**
 * Writes a DL4J network as an ONNX graph, and starts ONNX Runtime. Runs no graph: the engines do.
 */
package io.fovea.inference.onnx;
