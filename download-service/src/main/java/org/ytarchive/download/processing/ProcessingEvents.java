package org.ytarchive.download.processing;

import static org.ytarchive.common.ErrorCode.PROCESSING_NOT_FOUND;

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
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.contracts.processing.ProcessingView;
import org.ytarchive.download.work.RowFollower;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * One processing as server-sent events: its view at once and on each change, until it is over.
 * Every view is whole, so who reads slowly gets the latest and misses nothing that counts.
 */
@Controller("/processings")
@ExecuteOn(TaskExecutors.BLOCKING)
class ProcessingEvents {
  private final ProcessingService processings;
  private final ProcessingChanges changes;
  private final JsonMapper json;

  ProcessingEvents(ProcessingService processings, ProcessingChanges changes, JsonMapper json) {
    this.processings = processings;
    this.changes = changes;
    this.json = json;
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
    return Flux.create(sink -> follow(first, sink), FluxSink.OverflowStrategy.LATEST);
  }

  private void follow(Processing first, FluxSink<Event<String>> sink) {
    var follower =
        new RowFollower<>(
            first, () -> processings.get(first.id()), p -> p.status().isFinal(), new Wire(sink));
    var stopListening = changes.listen(first.id(), follower);
    sink.onDispose(
        () -> {
          stopListening.run();
          follower.close();
        });
    Thread.ofVirtual().name("events-" + first.id()).start(follower);
  }

  /** Writes what the follower sees. */
  private final class Wire implements RowFollower.Sight<Processing> {
    private final FluxSink<Event<String>> sink;

    Wire(FluxSink<Event<String>> sink) {
      this.sink = sink;
    }

    @Override
    public void saw(Processing processing) {
      sink.next(Event.of(text(processing)).name(name(processing.status())));
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

  private static String name(ProcessingStatus status) {
    return status.isFinal() ? status.wireName() : "progress";
  }

  private String text(Processing processing) {
    try {
      return json.writeValueAsString(ProcessingViews.view(processing));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
