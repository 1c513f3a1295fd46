/** {@code fovea topics}: looks whether every topic is there, or makes those that are missing. */
package io.fovea.cli.topics;
