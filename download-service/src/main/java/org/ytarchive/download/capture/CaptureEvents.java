package org.ytarchive.download.capture;

import static org.ytarchive.common.ErrorCode.CAPTURE_NOT_FOUND;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.reactivestreams.Publisher;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.contracts.capture.CaptureStatus;
import org.ytarchive.contracts.capture.CaptureView;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * One capture as server-sent events: its view at once and on each change, until it is over. Every
 * view is whole, so who reads slowly gets the latest and misses nothing that counts.
 */
@Controller("/captures")
@ExecuteOn(TaskExecutors.BLOCKING)
class CaptureEvents {
  private final CaptureService captures;
  private final CaptureStore store;
  private final CaptureChanges changes;
  private final JsonMapper json;

  CaptureEvents(
      CaptureService captures, CaptureStore store, CaptureChanges changes, JsonMapper json) {
    this.captures = captures;
    this.store = store;
    this.changes = changes;
    this.json = json;
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
    return Flux.create(sink -> follow(first, sink), FluxSink.OverflowStrategy.LATEST);
  }

  private void follow(Capture first, FluxSink<Event<String>> sink) {
    var follower = new CaptureFollower(first, store, new Wire(sink));
    var stopListening = changes.listen(first.id(), follower);
    sink.onDispose(
        () -> {
          stopListening.run();
          follower.close();
        });
    Thread.ofVirtual().name("events-" + first.id()).start(follower);
  }

  /** Writes what the follower sees. */
  private final class Wire implements CaptureFollower.Sight {
    private final FluxSink<Event<String>> sink;

    Wire(FluxSink<Event<String>> sink) {
      this.sink = sink;
    }

    @Override
    public void saw(Capture capture) {
      sink.next(Event.of(text(capture)).name(name(capture.status())));
    }

    /** A comment alone: readers skip it, and a broken connection shows. */
    @Override
    public void nothingNew() {
      sink.next(Event.of("").comment("still here"));
    }

    @Override
    public void over() {
      sink.complete();
    }
  }

  private static String name(CaptureStatus status) {
    return status.isFinal() ? status.wireName() : "progress";
  }

  private String text(Capture capture) {
    try {
      return json.writeValueAsString(CaptureViews.view(capture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
