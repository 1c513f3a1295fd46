/**
 * Tells without labels whether a model still sees what it was made for: whether its answers come
 * from the distribution of its validation images, and how often it is right by its own account.
 * Works on counts; knows neither images nor where counts are kept.
 */
package io.fovea.inference.drift;
