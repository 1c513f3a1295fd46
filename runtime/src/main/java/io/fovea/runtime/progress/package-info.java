/** Shows people how far a long piece of work is, on a terminal or in a log; nothing of the work. */
package io.fovea.runtime.progress;
