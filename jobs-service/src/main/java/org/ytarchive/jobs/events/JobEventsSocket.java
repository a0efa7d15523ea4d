package org.ytarchive.jobs.events;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.jobs.JobEventView;
import org.ytarchive.jobs.job.JobService;

/**
 * The documented WebSocket ({@code ytarchive.md}, "WebSocket Events"): every job's events and
 * progress from now on, or one job's with {@code ?job_id=}. What a client sends is not read.
 *
 * <p>Each listener has a virtual thread that fetches news only when the last message has left: a
 * slow one misses intermediate progress and costs no memory.
 */
@ServerWebSocket("/ws")
class JobEventsSocket {
  private static final Logger log = LoggerFactory.getLogger(JobEventsSocket.class);
  private static final long PING_MILLIS = 15_000;
  private static final int POLICY_VIOLATION = 1008;

  private final EventFeed feed;
  private final JobService jobs;
  private final ObjectMapper json;
  private final Map<String, EventReader> readers = new ConcurrentHashMap<>();

  JobEventsSocket(EventFeed feed, JobService jobs, ObjectMapper json) {
    this.feed = feed;
    this.jobs = jobs;
    this.json = json;
  }

  @OnOpen
  void open(WebSocketSession session) {
    Thread.ofVirtual().name("event-socket").start(() -> serve(session));
  }

  private void serve(WebSocketSession session) {
    try (var reader = reader(session)) {
      readers.put(session.getId(), reader);
      while (session.isOpen() && !reader.isClosed()) {
        send(session, reader);
      }
      session.close(CloseReason.GOING_AWAY);
    } catch (ArchiveException refused) {
      session.close(new CloseReason(POLICY_VIOLATION, refused.code().name()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      log.info("a listener is gone: {}", e.toString());
      session.close(CloseReason.INTERNAL_ERROR);
    } finally {
      readers.remove(session.getId());
    }
  }

  /** Throws {@code JOB_NOT_FOUND}. */
  private EventReader reader(WebSocketSession session) {
    var asked = session.getRequestParameters().get("job_id", String.class);
    return feed.open(asked.map(JobId::parse).map(id -> jobs.get(id).id()));
  }

  private void send(WebSocketSession session, EventReader reader)
      throws InterruptedException, IOException {
    var news = reader.next(PING_MILLIS);
    for (JobEventView event : news) {
      session.sendSync(json.writeValueAsString(event));
    }
    if (news.isEmpty() && session.isOpen()) {
      session.sendPingAsync(new byte[0]);
    }
  }

  @OnMessage
  void ignore(String message, WebSocketSession session) {
    log.trace("a listener said something");
  }

  @OnClose
  void close(WebSocketSession session) {
    Optional.ofNullable(readers.get(session.getId())).ifPresent(EventReader::close);
  }

  @OnError
  void fail(WebSocketSession session, Throwable error) {
    log.info("a listener's connection failed: {}", error.toString());
    close(session);
  }
}
