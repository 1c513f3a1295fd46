/** How the log of a command reads. Named by {@code logback.xml}; nothing else refers to it. */
package io.fovea.cli.logging;
