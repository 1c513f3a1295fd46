/**
 * Brings predictions and labels of an image together: which of them count now, and what a new one
 * changes. Pure: it is given the state and the time, and tells what follows.
 */
package io.fovea.streamsclassifier.quality.join;
