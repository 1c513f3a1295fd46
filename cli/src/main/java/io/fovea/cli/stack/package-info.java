/** The {@code stack} command: a broker and a registry for people, until they have had enough. */
package io.fovea.cli.stack;
