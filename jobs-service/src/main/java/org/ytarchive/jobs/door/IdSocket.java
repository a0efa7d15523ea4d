package org.ytarchive.jobs.door;

import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.util.Optional;
import org.ytarchive.common.http.PathSegments;

/**
 * The camera's text lines for a known capture job, else a processing client's messages
 * (docs/doors.md).
 */
@ServerWebSocket("/ws/{id:[^/]+}")
class IdSocket extends ListenerSocket {
  IdSocket(Conversations conversations) {
    super(conversations);
  }

  @OnOpen
  void open(String id, WebSocketSession session, HttpRequest<?> request) {
    open(session, new Visitor(Optional.of(PathSegments.last(request, id)), request));
  }
}
