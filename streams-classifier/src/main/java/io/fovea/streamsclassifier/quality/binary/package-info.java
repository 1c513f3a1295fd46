/**
 * The binary form of what only this application writes and reads: its stores and its own topics.
 */
package io.fovea.streamsclassifier.quality.binary;
