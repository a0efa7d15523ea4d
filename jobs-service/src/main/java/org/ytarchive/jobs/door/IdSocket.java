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
 * The camera's text lines for a known capture job, else a processing client's messages
 * (docs/doors.md).
 */
@ServerWebSocket("/ws/{id}")
class IdSocket {
  private static final Logger log = LoggerFactory.getLogger(IdSocket.class);

  private final Conversations conversations;

  IdSocket(Conversations conversations) {
    this.conversations = conversations;
  }

  @OnOpen
  void open(String id, WebSocketSession session, HttpRequest<?> request) {
    conversations.open(session, new Visitor(Optional.of(id), request));
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
