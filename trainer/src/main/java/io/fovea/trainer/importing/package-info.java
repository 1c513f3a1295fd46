/**
 * Makes model files of classifiers that were trained elsewhere: the {@code model import} command.
 * Nothing here trains or changes weights.
 */
package io.fovea.trainer.importing;
