package io.fovea.inference.model;

/** A measured proportion, 0 to 1, with its 95 % interval. */
public record Proportion(double value, double low, double high) {}
