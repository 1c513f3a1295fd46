package io.fovea.streamsclassifier.quality.totals;

/** What one partition counted, on its way to where those of all are added up. */
public record PartitionTotals(int partition, Totals totals) {}
