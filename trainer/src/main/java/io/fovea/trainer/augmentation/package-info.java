/**
 * Small random changes of training images that leave their labels true, so that a network sees each
 * image in many ways. Plain Java on pixels of 0 to 1, {@code [channels, height, width]}.
 */
package io.fovea.trainer.augmentation;
