package io.fovea.streamsclassifier.service;

import java.util.function.Supplier;

/**
 * What a service tells people besides what all of them tell.
 *
 * @param ready one line, once partitions are assigned
 * @param summary what was done, as it ends the sentence "Stopped: ..."
 * @param afterFailure what becomes of the work when threads died too often, as it ends the sentence
 *     "Nothing is lost: ..."
 * @param afterDelay what becomes of it when a thread does not end in time, one sentence
 */
public record ServiceWords(
    String ready, Supplier<String> summary, String afterFailure, String afterDelay) {}
