/**
 * Images over HTTP, answered with their predictions by way of Kafka: publishes, waits and forgets.
 */
package io.fovea.web.predict;
