/**
 * Records that cannot be classified: how they are told from faults of the machine, and what is
 * written of them. See {@link io.fovea.schemas.deadletter.DeadLetterHeaders} for the contract.
 */
package io.fovea.streamsclassifier.deadletter;
