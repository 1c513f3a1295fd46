package io.fovea.trainer.fitting;

import io.fovea.trainer.augmentation.Augmentations;
import java.util.Optional;

/**
 * How to fit, whatever the network and the images are.
 *
 * @param epochs at most
 * @param batch images a step, all workers together
 * @param workers threads, each with its part of every batch
 * @param seed decides the order of the images, how they are augmented, and what dropout leaves out
 * @param learningRate of the largest steps; absent: as the network's configuration says
 * @param schedule how the learning rate falls
 * @param warmup epochs in which the learning rate rises from 0 first
 * @param labelSmoothing the part of a label that is spread over all classes, from 0 up to 1
 * @param classWeights how much an image of each class counts; absent: all alike
 * @param patience epochs without a better validation before it stops; 0: it does not
 */
public record FittingPlan(
    int epochs,
    int batch,
    int workers,
    long seed,
    Optional<Double> learningRate,
    ScheduleKind schedule,
    double warmup,
    Augmentations augmentations,
    double labelSmoothing,
    Optional<float[]> classWeights,
    int patience) {}
