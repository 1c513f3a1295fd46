/** How figures of several rounds are summed up and shown. Measures nothing. */
package io.fovea.benchmarks.report;
