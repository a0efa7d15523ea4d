package org.ytarchive.jobs.door;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.jobs.events.Turns;

/** Holds the conversations of all WebSockets, each on a virtual thread of its own. */
@Singleton
class Conversations implements Listeners {
  private static final Logger log = LoggerFactory.getLogger(Conversations.class);
  private static final long PING_MILLIS = 15_000;
  private static final int POLICY_VIOLATION = 1008;
  private static final int LONGEST_REASON = 120; // a close frame holds 123 bytes

  private final List<Audience> audiences;
  private final Turns turns;
  private final Map<String, Conversation> open = new ConcurrentHashMap<>();

  Conversations(List<Audience> audiences, Turns turns) {
    this.audiences = audiences;
    this.turns = turns;
  }

  void open(WebSocketSession session, Visitor visitor) {
    Thread.ofVirtual().name("conversation").start(() -> serve(session, visitor));
  }

  private void serve(WebSocketSession session, Visitor visitor) {
    try (var conversation = turns.inTurn(() -> begin(visitor))) {
      open.put(session.getId(), conversation);
      talk(session, conversation);
    } catch (ArchiveException | Refusal refused) {
      session.close(refusal(refused));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.info("a listener is gone: {}", e.toString());
      session.close(CloseReason.INTERNAL_ERROR);
    } finally {
      open.remove(session.getId());
    }
  }

  private Conversation begin(Visitor visitor) {
    return audiences.stream()
        .flatMap(audience -> audience.greet(visitor).stream())
        .findFirst()
        .orElseThrow(() -> new Refusal(404, "nobody speaks here"));
  }

  private static void talk(WebSocketSession session, Conversation conversation)
      throws InterruptedException {
    while (session.isOpen() && goesOn(conversation)) {
      var messages = conversation.next(PING_MILLIS);
      messages.forEach(session::sendSync);
      if (messages.isEmpty() && session.isOpen() && goesOn(conversation)) {
        session.sendPingAsync(conversation.mark());
      }
    }
    session.close(conversation.isOver() ? CloseReason.NORMAL : CloseReason.GOING_AWAY);
  }

  private static boolean goesOn(Conversation conversation) {
    return !conversation.isOver() && !conversation.isCut();
  }

  private static CloseReason refusal(RuntimeException refused) {
    var sentence =
        refused instanceof ArchiveException e
            ? e.code().name()
            : String.valueOf(refused.getMessage());
    var reason =
        sentence.length() > LONGEST_REASON ? sentence.substring(0, LONGEST_REASON) : sentence;
    return new CloseReason(POLICY_VIOLATION, reason);
  }

  void hear(WebSocketSession session, String message) {
    Optional.ofNullable(open.get(session.getId())).ifPresent(c -> c.hear(message));
  }

  void arrived(WebSocketSession session, byte[] mark) {
    Optional.ofNullable(open.get(session.getId())).ifPresent(c -> c.arrived(mark));
  }

  void close(WebSocketSession session) {
    Optional.ofNullable(open.get(session.getId())).ifPresent(Conversation::close);
  }

  @Override
  public int count() {
    return open.size();
  }

  @PreDestroy
  void closeAll() {
    open.values().forEach(Conversation::close);
  }
}
