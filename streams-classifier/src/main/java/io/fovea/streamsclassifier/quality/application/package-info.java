/**
 * The quality application: its settings, what it needs at its start, and what it measures. What is
 * counted, and how, stands in the packages beside it.
 */
package io.fovea.streamsclassifier.quality.application;
