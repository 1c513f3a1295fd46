/**
 * A real single-node Kafka broker and a real schema registry, started by code on loopback, for
 * demos and tests. Knows nothing of images: no class of another module may be used here.
 */
package io.fovea.localstack;
