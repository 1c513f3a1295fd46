/**
 * Micro-batching without a buffer: decides records ahead of the one that is being processed, and
 * remembers the outcomes until each record's own turn comes. Knows nothing of images, and touches
 * neither offsets nor commits: those stay Kafka Streams' own.
 */
package io.fovea.streamsclassifier.lookahead;
