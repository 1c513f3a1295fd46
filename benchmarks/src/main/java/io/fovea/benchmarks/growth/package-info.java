/** What more partitions, threads, instances, larger batches and more classes do: one at a time. */
package io.fovea.benchmarks.growth;
