package org.ytarchive.jobs.door;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.jobs.JobEventView;
import org.ytarchive.jobs.events.EventFeed;
import org.ytarchive.jobs.events.EventReader;
import org.ytarchive.jobs.events.Interest;
import org.ytarchive.jobs.job.JobService;

/**
 * The documented WebSocket ({@code ytarchive.md}, "WebSocket Events"), for all whom no door knows:
 * every job's events and progress from now on, or one job's with {@code ?job_id=}.
 */
@Singleton
class ArchiveAudience implements Audience {
  private final EventFeed feed;
  private final JobService jobs;
  private final ObjectMapper json;

  ArchiveAudience(EventFeed feed, JobService jobs, ObjectMapper json) {
    this.feed = feed;
    this.jobs = jobs;
    this.json = json;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  /** Throws {@code JOB_NOT_FOUND}. */
  @Override
  public Optional<Conversation> greet(Visitor visitor) {
    if (visitor.id().isPresent()) {
      return Optional.empty();
    }
    var asked = visitor.parameter("job_id").map(JobId::parse).map(id -> jobs.get(id).id());
    return Optional.of(
        new Events(feed.open(asked.map(Interest::in).orElseGet(Interest::all)), json));
  }

  private record Events(EventReader reader, ObjectMapper json) implements Conversation {

    @Override
    public List<String> next(long millis) throws InterruptedException {
      return reader.next(millis).views().stream().map(this::write).toList();
    }

    private String write(JobEventView event) {
      try {
        return json.writeValueAsString(event);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean isCut() {
      return reader.isClosed();
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
