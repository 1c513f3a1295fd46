/**
 * Talks to a schema registry by Confluent's REST API: addresses, credentials, TLS, retries, caches.
 * Knows no record and no topic.
 */
package io.fovea.schemas.registry;
