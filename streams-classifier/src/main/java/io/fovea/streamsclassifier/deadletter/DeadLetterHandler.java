package io.fovea.streamsclassifier.deadletter;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends rejected records to the dead letters and goes on; fails on anything else. Kafka Streams
 * sends the letter with the producer of the task, so under {@code exactly_once} it is in the same
 * transaction as the offset: one letter per rejected record, whatever is killed when.
 *
 * <p>Made by Kafka Streams, by its class name in {@code processing.exception.handler}.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

  private DeadLetters deadLetters;

  @Override
  public void configure(Map<String, ?> configs) {
    if (!(configs.get(DeadLetters.CONFIG) instanceof DeadLetters live)) {
      throw new ConfigException("no dead letters in the configuration under " + DeadLetters.CONFIG);
    }
    deadLetters = live;
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
    if (failure instanceof RejectedRecordException rejection) {
      LOG.debug(
          "{}-{}@{} goes to {}: {}",
          context.topic(),
          context.partition(),
          context.offset(),
          deadLetters.topic(),
          rejection.getMessage());
      return Response.resume(List.of(deadLetters.letter(context, rejection)));
    }
    return Response.fail();
  }
}
