package org.ytarchive.jobs.door;

import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.util.Optional;

/**
 * A session's jobs for who names a session, else YTArchive's own events ({@code ytarchive.md},
 * "WebSocket Events").
 */
@ServerWebSocket("/ws")
class EventsSocket extends ListenerSocket {
  EventsSocket(Conversations conversations) {
    super(conversations);
  }

  @OnOpen
  void open(WebSocketSession session, HttpRequest<?> request) {
    open(session, new Visitor(Optional.empty(), request));
  }
}
