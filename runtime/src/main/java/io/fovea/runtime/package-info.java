/**
 * What every application shares: how it starts, how it is told to stop, how it ends. Settings,
 * health and metrics, and the connection to Kafka stand in sub-packages.
 */
package io.fovea.runtime;
