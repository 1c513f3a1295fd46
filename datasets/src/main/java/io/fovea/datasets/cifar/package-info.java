/** CIFAR-10 in its binary version: where the archive is, and how to read it without unpacking. */
package io.fovea.datasets.cifar;
