package org.ytarchive.jobs.door.processing;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ytarchive.jobs.door.Conversation;
import org.ytarchive.jobs.events.EventReader;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.events.Position;

/**
 * What one listener of a client is told: that it is connected, what the client missed, and then
 * what happens. After messages comes a ping, whose pong says that they arrived.
 */
final class ClientConversation implements Conversation {
  private static final long ARRIVAL_MILLIS = 1_000;

  private final String client;
  private final Backlog backlog;
  private final EventReader reader;
  private final Narrator narrator;
  private final ListenersSeat seat;
  private final ObjectMapper json;
  private Position told;
  private boolean greeted;
  private boolean owesPing;

  ClientConversation(
      String client,
      Backlog backlog,
      EventReader reader,
      Narrator narrator,
      ListenersSeat seat,
      ObjectMapper json) {
    this.client = client;
    this.backlog = backlog;
    this.reader = reader;
    this.narrator = narrator;
    this.seat = seat;
    this.json = json;
    this.told = seat.heard();
  }

  @Override
  public List<String> next(long millis) throws InterruptedException {
    if (!greeted) {
      greeted = true;
      return List.of(write(ClientMessage.Connection.of(client)));
    }
    if (owesPing) {
      owesPing = false;
      return List.of();
    }
    seat.save();
    var messages = news(millis);
    owesPing = !messages.isEmpty();
    return messages.stream().map(this::write).toList();
  }

  /** What others hear is no reason for a ping. */
  private List<ClientMessage> news(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis; left > 0 && !reader.isClosed(); left = left(deadline)) {
      var messages = look(Math.min(left, seat.isAwaited() ? ARRIVAL_MILLIS : left));
      if (!messages.isEmpty()) {
        return messages;
      }
      seat.save();
    }
    return List.of();
  }

  private static long left(long deadline) {
    return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
  }

  private List<ClientMessage> look(long millis) throws InterruptedException {
    var messages = new ArrayList<ClientMessage>();
    if (!backlog.isOver()) {
      backlog.next().forEach(event -> tell(event, messages));
      return messages;
    }
    var news = reader.next(millis);
    news.events().forEach(event -> tell(event, messages));
    news.progress().forEach(live -> narrator.tell(live).ifPresent(messages::add));
    return messages;
  }

  private void tell(JobEvent event, List<ClientMessage> messages) {
    messages.addAll(narrator.tell(event));
    told = event.position();
  }

  private String write(ClientMessage message) {
    try {
      return json.writeValueAsString(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] mark() {
    return seat.mark(told);
  }

  @Override
  public void arrived(byte[] mark) {
    seat.arrived(mark);
  }

  @Override
  public boolean isCut() {
    return reader.isClosed();
  }

  @Override
  public void close() {
    reader.close();
    seat.leave();
  }
}
