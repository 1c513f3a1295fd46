/**
 * How an application runs as a process: signals ask it to stop, faults become one message, and the
 * exit code tells a script how it went. Knows nothing of what runs.
 */
package io.fovea.runtime.lifecycle;
