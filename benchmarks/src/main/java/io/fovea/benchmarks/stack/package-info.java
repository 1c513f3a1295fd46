/**
 * What a benchmark of streaming runs on: topics, publishers and readers, and the processes that are
 * measured. Judges nothing.
 */
package io.fovea.benchmarks.stack;
