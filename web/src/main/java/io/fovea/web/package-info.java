/**
 * Takes images over HTTP and answers with their predictions, by way of Kafka. Classifies nothing
 * itself: it publishes, waits and forgets.
 */
package io.fovea.web;
