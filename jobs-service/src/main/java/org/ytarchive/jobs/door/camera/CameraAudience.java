package org.ytarchive.jobs.door.camera;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.door.Audience;
import org.ytarchive.jobs.door.Conversation;
import org.ytarchive.jobs.door.Visitor;
import org.ytarchive.jobs.events.EventFeed;
import org.ytarchive.jobs.events.EventReader;
import org.ytarchive.jobs.events.Interest;
import org.ytarchive.jobs.events.Position;
import org.ytarchive.jobs.job.JobKind;
import org.ytarchive.jobs.job.JobService;

/** Speaks on {@code /ws/{id}} to who names a capture: its lines from the first to the last. */
@Singleton
class CameraAudience implements Audience {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Before whoever takes any id. */
  private static final int FIRST = -100;

  private final EventFeed feed;
  private final JobService jobs;

  CameraAudience(EventFeed feed, JobService jobs) {
    this.feed = feed;
    this.jobs = jobs;
  }

  @Override
  public int getOrder() {
    return FIRST;
  }

  @Override
  public Optional<Conversation> greet(Visitor visitor) {
    return visitor
        .id()
        .filter(id -> UUID_FORM.matcher(id).matches())
        .map(id -> new JobId(UUID.fromString(id)))
        .flatMap(jobs::find)
        .filter(job -> job.kind() == JobKind.CAPTURE)
        .map(job -> new Talk(job.id()));
  }

  private final class Talk implements Conversation {
    private final EventReader reader;
    private final CameraLines lines;

    Talk(JobId job) {
      this.reader = feed.open(Interest.in(job), Position.START);
      this.lines = new CameraLines(job, number -> jobs.get(job).events() == number);
    }

    @Override
    public List<String> next(long millis) throws InterruptedException {
      var said = new ArrayList<String>();
      for (var event : reader.next(millis).events()) {
        if (!lines.isOver()) {
          said.addAll(lines.tell(event));
        }
      }
      return said;
    }

    @Override
    public boolean isOver() {
      return lines.isOver();
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
