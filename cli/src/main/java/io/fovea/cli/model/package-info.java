/** The {@code model} commands: what a model file holds, and whether it can be trusted. */
package io.fovea.cli.model;
