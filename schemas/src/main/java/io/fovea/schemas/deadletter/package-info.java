/**
 * What dead letters say of themselves. Names only: who writes and who reads them stands in the
 * applications.
 */
package io.fovea.schemas.deadletter;
