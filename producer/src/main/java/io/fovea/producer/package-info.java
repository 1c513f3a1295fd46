/**
 * Publishes images and, late, their labels at an even pace. What a data set is and how a record is
 * put into bytes stand elsewhere.
 */
package io.fovea.producer;
