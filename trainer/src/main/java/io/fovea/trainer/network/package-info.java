/** The networks that can be trained by name, as DL4J configurations. */
package io.fovea.trainer.network;
