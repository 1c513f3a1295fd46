/** Reads ONNX graphs that were exported elsewhere and fits them to the model file's contract. */
package io.fovea.trainer.importing.onnx;
