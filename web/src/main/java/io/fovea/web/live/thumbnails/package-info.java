/** Small pictures of images that stand in Kafka. Bounded in pixels, bytes and number. */
package io.fovea.web.live.thumbnails;
