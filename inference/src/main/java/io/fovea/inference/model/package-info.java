/** The model file: what stands in it, reading it with every check, writing it. */
package io.fovea.inference.model;
