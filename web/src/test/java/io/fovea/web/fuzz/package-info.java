/** Requests that nobody should send, the same ones for a seed. They know nothing of the server. */
package io.fovea.web.fuzz;
