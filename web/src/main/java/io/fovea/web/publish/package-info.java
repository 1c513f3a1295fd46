/** Publishes to Kafka for somebody who waits for it. */
package io.fovea.web.publish;
