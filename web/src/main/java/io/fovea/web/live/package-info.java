/**
 * The dashboard: what the topics tell of the pipeline now, kept once for all who watch, and only
 * while somebody does.
 */
package io.fovea.web.live;
