package org.ytarchive.jobs.door;

import io.micronaut.websocket.WebSocketPongMessage;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket after its opening, the same at every address. */
abstract class ListenerSocket {
  private final Logger log = LoggerFactory.getLogger(getClass());
  private final Conversations conversations;

  ListenerSocket(Conversations conversations) {
    this.conversations = conversations;
  }

  void open(WebSocketSession session, Visitor visitor) {
    conversations.open(session, visitor);
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
