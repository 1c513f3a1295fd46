/**
 * Data sets in the IDX format: where the files of MNIST and Fashion-MNIST are, and how to read
 * them.
 */
package io.fovea.datasets.idx;
