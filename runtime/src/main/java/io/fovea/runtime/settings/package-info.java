/**
 * Typed settings: each is declared once and from that come its option, its {@code FOVEA_*}
 * variable, its key in a file, its default, its check and its line in the documentation. Reads no
 * environment by itself: the layers are handed in.
 */
package io.fovea.runtime.settings;
