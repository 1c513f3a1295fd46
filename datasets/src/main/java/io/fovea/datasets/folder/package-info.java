/**
 * Image files in folders: directories and tar archives alike, listed once and read when asked for.
 * Nothing is unpacked to disk, nothing is decoded.
 */
package io.fovea.datasets.folder;
