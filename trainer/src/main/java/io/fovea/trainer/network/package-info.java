/** The networks that can be trained by name, as DL4J configurations, and how large a network is. */
package io.fovea.trainer.network;
