/** Trains a network on a data set and writes its model file: the {@code train} command. */
package io.fovea.trainer;
