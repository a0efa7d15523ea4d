package org.ytarchive.download.download;

import static org.ytarchive.common.ErrorCode.DOWNLOAD_NOT_FOUND;

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
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadView;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * One download as server-sent events: its view at once and on each change, until it is over. Every
 * view is whole, so who reads slowly gets the latest and misses nothing that counts.
 */
@Controller("/download")
@ExecuteOn(TaskExecutors.BLOCKING)
class DownloadEvents {
  private final DownloadService downloads;
  private final DownloadStore store;
  private final DownloadChanges changes;
  private final JsonMapper json;

  DownloadEvents(
      DownloadService downloads, DownloadStore store, DownloadChanges changes, JsonMapper json) {
    this.downloads = downloads;
    this.store = store;
    this.changes = changes;
    this.json = json;
  }

  /**
   * The download at once, then each change: event {@code progress}, or the status word at the end,
   * after which the stream closes.
   */
  @ApiCall(
      id = "streamDownloadEvents",
      errors = DOWNLOAD_NOT_FOUND,
      answer = DownloadView.class,
      produces = MediaType.TEXT_EVENT_STREAM)
  @Get(value = "/{downloadId}/events", produces = MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events(String downloadId) {
    var first = downloads.get(DownloadId.parse(downloadId));
    return Flux.create(sink -> follow(first, sink), FluxSink.OverflowStrategy.LATEST);
  }

  private void follow(Download first, FluxSink<Event<String>> sink) {
    var follower = new DownloadFollower(first, store, new Wire(sink));
    var stopListening = changes.listen(first.id(), follower);
    sink.onDispose(
        () -> {
          stopListening.run();
          follower.close();
        });
    Thread.ofVirtual().name("events-" + first.id()).start(follower);
  }

  /** Writes what the follower sees. */
  private final class Wire implements DownloadFollower.Sight {
    private final FluxSink<Event<String>> sink;

    Wire(FluxSink<Event<String>> sink) {
      this.sink = sink;
    }

    @Override
    public void saw(Download download) {
      sink.next(Event.of(text(download)).name(name(download.status())));
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

  private static String name(DownloadStatus status) {
    return status.isFinal() ? status.wireName() : "progress";
  }

  private String text(Download download) {
    try {
      return json.writeValueAsString(DownloadViews.view(download));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
