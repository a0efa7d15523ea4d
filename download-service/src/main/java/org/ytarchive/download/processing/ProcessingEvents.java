package org.ytarchive.download.processing;

import static org.ytarchive.common.ErrorCode.PROCESSING_NOT_FOUND;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.reactivestreams.Publisher;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.contracts.processing.ProcessingView;
import org.ytarchive.download.work.RowEvents;

/**
 * One processing as server-sent events: its view at once and on each change, until it is over.
 * Every view is whole, so who reads slowly gets the latest and misses nothing that counts.
 */
@Controller("/processings")
@ExecuteOn(TaskExecutors.BLOCKING)
class ProcessingEvents {
  private final ProcessingService processings;
  private final ProcessingChanges changes;
  private final RowEvents<Processing> events;

  ProcessingEvents(ProcessingService processings, ProcessingChanges changes, JsonMapper json) {
    this.processings = processings;
    this.changes = changes;
    this.events =
        new RowEvents<>(
            json,
            ProcessingViews::view,
            processing -> processing.status().wireName(),
            processing -> processing.status().isFinal());
  }

  /**
   * The processing at once, then each change: event {@code progress}, or the status word at the
   * end, after which the stream closes.
   */
  @ApiCall(
      id = "streamProcessingEvents",
      errors = PROCESSING_NOT_FOUND,
      answer = ProcessingView.class,
      produces = MediaType.TEXT_EVENT_STREAM)
  @Get(value = "/{processingId}/events", produces = MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events(String processingId) {
    var first = processings.get(ProcessingId.parse(processingId));
    return events.of(
        first, () -> processings.get(first.id()), follower -> changes.listen(first.id(), follower));
  }
}
