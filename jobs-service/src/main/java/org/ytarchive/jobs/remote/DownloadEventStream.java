package org.ytarchive.jobs.remote;

import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.StreamingHttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.jobs.pipeline.DownloadEvents;
import org.ytarchive.jobs.pipeline.Interrupts;
import reactor.core.publisher.Flux;

/**
 * Download's server-sent events. Its comments come every 15 s, so a stream that is silent for much
 * longer is a dead connection.
 */
@Singleton
class DownloadEventStream implements DownloadEvents {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(40);
  private static final int PIECES_AHEAD = 16;

  private final StreamingHttpClient http;
  private final ObjectMapper json;

  DownloadEventStream(@Client("download") StreamingHttpClient http, ObjectMapper json) {
    this.http = http;
    this.json = json;
  }

  @Override
  public void follow(String downloadId, Listener listener)
      throws IOException, InterruptedException {
    var lines = new EventLines();
    try (var pieces = pieces(downloadId)) {
      var each = pieces.iterator();
      while (hasNext(each)) {
        for (var data : lines.take(each.next())) {
          listener.hear(json.readValue(data, DownloadView.class));
        }
      }
    }
  }

  private Stream<byte[]> pieces(String downloadId) {
    var request =
        HttpRequest.GET("/download/" + downloadId + "/events")
            .accept(MediaType.TEXT_EVENT_STREAM_TYPE);
    return Flux.from(http.dataStream(request))
        .map(ByteBuffer::toByteArray)
        .timeout(LONGEST_SILENCE)
        .toStream(PIECES_AHEAD);
  }

  /** Waits for the next piece; only here does the connection show how it is. */
  private static boolean hasNext(Iterator<byte[]> pieces) throws IOException, InterruptedException {
    try {
      return pieces.hasNext();
    } catch (RuntimeException e) {
      Interrupts.rethrow(e);
      throw new IOException("the stream broke", e);
    }
  }
}
