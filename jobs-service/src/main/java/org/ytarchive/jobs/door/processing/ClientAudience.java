package org.ytarchive.jobs.door.processing;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.ytarchive.jobs.door.Audience;
import org.ytarchive.jobs.door.Conversation;
import org.ytarchive.jobs.door.Visitor;
import org.ytarchive.jobs.events.EventFeed;
import org.ytarchive.jobs.events.EventLog;
import org.ytarchive.jobs.events.Interest;
import org.ytarchive.jobs.events.Turns;

/** Speaks to everybody at {@code /ws/{client_id}} whom no other door knows. */
@Singleton
class ClientAudience implements Audience {
  private static final int ORDER = 1_000; // after those who know an id

  /** Of so many of a client's uploads, the newest, what was missed is told. */
  private static final int REMEMBERED = 1_000;

  private final EventFeed feed;
  private final EventLog log;
  private final Turns turns;
  private final UploadStore uploads;
  private final UploadCatalogue catalogue;
  private final SeatStore seats;
  private final ObjectMapper json;
  private final Clock clock;

  ClientAudience(
      EventFeed feed,
      EventLog log,
      Turns turns,
      UploadStore uploads,
      UploadCatalogue catalogue,
      SeatStore seats,
      ObjectMapper json,
      Clock clock) {
    this.feed = feed;
    this.log = log;
    this.turns = turns;
    this.uploads = uploads;
    this.catalogue = catalogue;
    this.seats = seats;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Optional<Conversation> greet(Visitor visitor) {
    return visitor.id().map(this::open);
  }

  /** The reader first, so that nothing falls between the past and now. */
  private Conversation open(String client) {
    var reader = feed.open(Interest.all());
    var seat = ListenersSeat.take(seats, turns, client, clock);
    var jobs = uploads.jobsOf(client, REMEMBERED);
    var backlog = new Backlog(log, turns, jobs, seat.heard(), reader.position());
    var narrator = new Narrator(client, catalogue);
    return new ClientConversation(client, backlog, reader, narrator, seat, json);
  }
}
