/**
 * What the stream applications share: how a topology runs as a service, from its start to its exit
 * code, and how often its threads may die. Knows nothing of what the topology does.
 */
package io.fovea.streamsclassifier.service;
