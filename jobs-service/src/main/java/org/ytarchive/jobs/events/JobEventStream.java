package org.ytarchive.jobs.events;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.ytarchive.contracts.jobs.JobEventView;

/**
 * A job's events as server-sent events. Ends after the job's last one; a comment every 15 s keeps
 * the connection known to be alive.
 */
final class JobEventStream implements PulledStream.Source {
  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final EventReader reader;
  private final LongPredicate isLast;
  private final ObjectMapper json;
  private boolean greeted;

  /**
   * @param isLast whether the job's event of that number is its last one
   */
  JobEventStream(EventReader reader, LongPredicate isLast, ObjectMapper json) {
    this.reader = reader;
    this.isLast = isLast;
    this.json = json;
  }

  @Override
  public Optional<byte[]> next() throws InterruptedException {
    if (!greeted) {
      greeted = true;
      return Optional.of(COMMENT); // the headers travel with it
    }
    if (reader.isClosed() || (reader.finalEvent() > 0 && isLast.test(reader.finalEvent()))) {
      return Optional.empty();
    }
    return Optional.of(write(reader.next(HEARTBEAT_MILLIS).views()));
  }

  private byte[] write(List<JobEventView> events) {
    if (events.isEmpty()) {
      return COMMENT;
    }
    var text = new StringBuilder();
    events.forEach(event -> write(text, event));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(StringBuilder text, JobEventView event) {
    if (event.id() != null) {
      text.append("id: ").append(event.id()).append('\n');
    }
    text.append("event: ").append(event.event()).append("\ndata: ");
    try {
      text.append(json.writeValueAsString(event)).append("\n\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
