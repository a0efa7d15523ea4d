package org.ytarchive.download.capture;

import static org.ytarchive.common.ErrorCode.CAPTURE_NOT_FOUND;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.reactivestreams.Publisher;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.download.work.RowEvents;

/**
 * One capture as server-sent events: its view at once and on each change, until it is over. Every
 * view is whole, so who reads slowly gets the latest and misses nothing that counts.
 */
@Controller("/captures")
@ExecuteOn(TaskExecutors.BLOCKING)
class CaptureEvents {
  private final CaptureService captures;
  private final CaptureChanges changes;
  private final RowEvents<Capture> events;

  CaptureEvents(CaptureService captures, CaptureChanges changes, JsonMapper json) {
    this.captures = captures;
    this.changes = changes;
    this.events =
        new RowEvents<>(
            json,
            CaptureViews::view,
            capture -> capture.status().wireName(),
            capture -> capture.status().isFinal());
  }

  /**
   * The capture at once, then each change: event {@code progress}, or the status word at the end,
   * after which the stream closes.
   */
  @ApiCall(
      id = "streamCaptureEvents",
      errors = CAPTURE_NOT_FOUND,
      answer = CaptureView.class,
      produces = MediaType.TEXT_EVENT_STREAM)
  @Get(value = "/{captureId}/events", produces = MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events(String captureId) {
    var first = captures.get(captureId);
    return events.of(
        first, () -> captures.get(first.id()), follower -> changes.listen(first.id(), follower));
  }
}
