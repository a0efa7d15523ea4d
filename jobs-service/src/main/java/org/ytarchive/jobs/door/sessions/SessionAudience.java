package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.door.Audience;
import org.ytarchive.jobs.door.Conversation;
import org.ytarchive.jobs.door.Visitor;
import org.ytarchive.jobs.events.EventFeed;
import org.ytarchive.jobs.events.EventReader;
import org.ytarchive.jobs.events.Interest;
import org.ytarchive.jobs.events.Turns;

/**
 * Tells who shows a session on {@code /ws} how its jobs are: all of them first, then each whenever
 * something happens to it ({@code docs/doors.md} has the message).
 */
@Singleton
class SessionAudience implements Audience {
  private final SessionGate gate;
  private final SessionService sessions;
  private final EventFeed feed;
  private final Turns turns;
  private final ObjectMapper json;
  private final Clock clock;

  SessionAudience(
      SessionGate gate,
      SessionService sessions,
      EventFeed feed,
      Turns turns,
      ObjectMapper json,
      Clock clock) {
    this.gate = gate;
    this.sessions = sessions;
    this.feed = feed;
    this.turns = turns;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public Optional<Conversation> greet(Visitor visitor) {
    var shown = visitor.header(SessionGate.HEADER).or(() -> visitor.parameter("session"));
    if (visitor.id().isPresent() || shown.isEmpty()) {
      return Optional.empty();
    }
    var visit = gate.enter(shown);
    return Optional.of(new Talk(visit, feed.open(Interest.all())));
  }

  /** Opened before it looks for the first time, so that nothing in between is missed. */
  private final class Talk implements Conversation {
    private final SessionGate.Visit visit;
    private final EventReader news;
    private final Map<JobId, String> told = new HashMap<>();
    private boolean begun;
    private Instant looked = clock.instant();
    private volatile boolean heard;

    Talk(SessionGate.Visit visit, EventReader news) {
      this.visit = visit;
      this.news = news;
    }

    @Override
    public List<String> next(long millis) throws InterruptedException {
      if (!begun) {
        begun = true;
        return told(turns.inTurn(() -> sessions.jobs(visit.session())).reversed().stream());
      }
      stay();
      var changed = new LinkedHashSet<JobId>();
      var happened = news.next(Math.min(millis, gate.watch().toMillis()));
      happened.views().forEach(view -> changed.add(JobId.parse(view.jobId())));
      return changed.isEmpty() ? List.of() : messages(changed);
    }

    /** Who listens uses the session, and hears nothing more when it is over all the same. */
    private void stay() {
      var now = clock.instant();
      if (!now.isBefore(looked.plus(gate.watch()))) {
        gate.stay(visit, heard);
        looked = now;
        heard = false;
      }
    }

    @Override
    public void arrived(byte[] mark) {
      heard = true;
    }

    @Override
    public void hear(String message) {
      heard = true;
    }

    private List<String> messages(Set<JobId> changed) {
      return told(turns.inTurn(() -> find(changed)).stream());
    }

    private List<SessionService.Asked> find(Set<JobId> changed) {
      return changed.stream().flatMap(id -> sessions.find(visit.session(), id).stream()).toList();
    }

    /** The row may be ahead of the event that made us look: what was said is not said again. */
    private List<String> told(Stream<SessionService.Asked> jobs) {
      var messages = new ArrayList<String>();
      jobs.forEach(
          asked -> {
            var message = message(asked);
            if (!message.equals(told.put(asked.job().id(), message))) {
              messages.add(message);
            }
          });
      return messages;
    }

    private String message(SessionService.Asked asked) {
      try {
        return json.writeValueAsString(JobMessage.of(visit.place(), asked.wish(), asked.job()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean isCut() {
      return news.isClosed();
    }

    @Override
    public void close() {
      news.close();
    }
  }
}
