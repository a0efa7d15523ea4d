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
import org.ytarchive.jobs.pipeline.Interrupts;
import org.ytarchive.jobs.pipeline.WorkEvents;
import reactor.core.publisher.Flux;

/**
 * Download's server-sent events. Its comments come every 15 s, so a stream that is silent for much
 * longer is a dead connection.
 */
@Singleton
class DownloadEventStream implements WorkEvents {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(40);
  private static final int LINES_AHEAD = 64;

  private final StreamingHttpClient http;
  private final ObjectMapper json;

  DownloadEventStream(@Client("download") StreamingHttpClient http, ObjectMapper json) {
    this.http = http;
    this.json = json;
  }

  @Override
  public <V> void follow(String path, Class<V> type, Listener<V> listener)
      throws IOException, InterruptedException {
    var events = new EventLines();
    try (var lines = lines(path)) {
      var each = lines.iterator();
      while (hasNext(each)) {
        var event = events.take(each.next());
        if (event.isPresent()) {
          listener.hear(json.readValue(event.get(), type));
        }
      }
    }
  }

  /** The client cuts an event stream into its lines. */
  private Stream<byte[]> lines(String path) {
    var request = HttpRequest.GET(path).accept(MediaType.TEXT_EVENT_STREAM_TYPE);
    return Flux.from(http.dataStream(request))
        .map(ByteBuffer::toByteArray)
        .timeout(LONGEST_SILENCE)
        .toStream(LINES_AHEAD);
  }

  /** Waits for the next line; only here does the connection show how it is. */
  private static boolean hasNext(Iterator<byte[]> lines) throws IOException, InterruptedException {
    try {
      return lines.hasNext();
    } catch (RuntimeException e) {
      Interrupts.rethrow(e);
      throw new IOException("the stream broke", e);
    }
  }
}
