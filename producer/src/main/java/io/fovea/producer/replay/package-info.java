/**
 * Puts dead letters back into the topic they came from, each once, whatever is killed when. Reads
 * no image and asks no registry: bytes go back as they came.
 */
package io.fovea.producer.replay;
