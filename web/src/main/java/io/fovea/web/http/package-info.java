/**
 * The server, and what every path shares: who may come in, which route answers, how problems and
 * files of the class path are told. Knows nothing of images and Kafka.
 */
package io.fovea.web.http;
