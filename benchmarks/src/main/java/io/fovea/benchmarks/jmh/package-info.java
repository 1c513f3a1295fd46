/** The hot parts, each alone: time and garbage of one call, by JMH. */
package io.fovea.benchmarks.jmh;
