/**
 * Image data sets by name: what a data set is, how one is asked for and opened. No decoding lives
 * here: an encoded image stays encoded.
 */
package io.fovea.datasets;
