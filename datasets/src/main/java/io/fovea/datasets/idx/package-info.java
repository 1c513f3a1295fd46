/** Data sets in the IDX format, MNIST first: where the files are, and how to read them. */
package io.fovea.datasets.idx;
