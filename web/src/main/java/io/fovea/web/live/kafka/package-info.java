/**
 * Fills the dashboard from the topics. In no group and committed records only: a look changes
 * nothing.
 */
package io.fovea.web.live.kafka;
