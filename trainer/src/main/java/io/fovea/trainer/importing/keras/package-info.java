/**
 * Reads networks that Keras saved as HDF5. DL4J's importer configures them, from a description that
 * was checked here; their weights are set here.
 */
package io.fovea.trainer.importing.keras;
