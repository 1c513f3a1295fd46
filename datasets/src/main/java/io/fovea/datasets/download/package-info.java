/**
 * Fetches a file once, whole and verified, into the cache. Knows addresses, checksums and locks,
 * and nothing of images.
 */
package io.fovea.datasets.download;
