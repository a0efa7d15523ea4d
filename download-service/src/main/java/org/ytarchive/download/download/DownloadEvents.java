package org.ytarchive.download.download;

import static org.ytarchive.common.ErrorCode.DOWNLOAD_NOT_FOUND;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.reactivestreams.Publisher;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.download.work.RowEvents;

/**
 * One download as server-sent events: its view at once and on each change, until it is over. Every
 * view is whole, so who reads slowly gets the latest and misses nothing that counts.
 */
@Controller("/download")
@ExecuteOn(TaskExecutors.BLOCKING)
class DownloadEvents {
  private final DownloadService downloads;
  private final DownloadChanges changes;
  private final RowEvents<Download> events;

  DownloadEvents(DownloadService downloads, DownloadChanges changes, JsonMapper json) {
    this.downloads = downloads;
    this.changes = changes;
    this.events =
        new RowEvents<>(
            json,
            DownloadViews::view,
            download -> download.status().wireName(),
            download -> download.status().isFinal());
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
    return events.of(
        first,
        () -> downloads.get(first.id()),
        follower -> changes.listen(first.id(), new DownloadFollower(first, follower)));
  }
}
