/**
 * The {@code fovea} command: which subcommands there are, and how their options come from the
 * applications' settings. What a subcommand does stands in its application's module.
 */
package io.fovea.cli;
