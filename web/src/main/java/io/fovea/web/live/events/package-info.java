/**
 * Server-sent events to any number of watchers: each message says all of its kind, so that whoever
 * is slow can leave out any but the newest.
 */
package io.fovea.web.live.events;
