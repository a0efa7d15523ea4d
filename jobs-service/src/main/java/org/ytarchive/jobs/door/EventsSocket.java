package org.ytarchive.jobs.door;

import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session's jobs for who names a session, else YTArchive's own events ({@code ytarchive.md},
 * "WebSocket Events").
 */
@ServerWebSocket("/ws")
class EventsSocket {
  private static final Logger log = LoggerFactory.getLogger(EventsSocket.class);

  private final Conversations conversations;

  EventsSocket(Conversations conversations) {
    this.conversations = conversations;
  }

  @OnOpen
  void open(WebSocketSession session, HttpRequest<?> request) {
    conversations.open(session, new Visitor(Optional.empty(), request));
  }

  @OnMessage
  void hear(String message, WebSocketSession session) {
    conversations.hear(session, message);
  }

  @OnMessage
  void arrived(WebSocketPongMessage pong, WebSocketSession session) {
    conversations.arrived(session, pong.getContent().toByteArray());
  }

  @OnClose
  void close(WebSocketSession session) {
    conversations.close(session);
  }

  @OnError
  void fail(WebSocketSession session, Throwable error) {
    log.info("a listener's connection failed: {}", error.toString());
    close(session);
  }
}
