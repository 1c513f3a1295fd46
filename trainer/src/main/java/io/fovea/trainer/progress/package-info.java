/** Shows people how far a long piece of work is, on a terminal or in a log. */
package io.fovea.trainer.progress;
