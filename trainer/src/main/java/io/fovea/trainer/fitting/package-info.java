/** Fits a network to images. Knows no files and no settings. */
package io.fovea.trainer.fitting;
