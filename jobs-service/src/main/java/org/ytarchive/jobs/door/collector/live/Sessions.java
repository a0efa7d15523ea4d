package org.ytarchive.jobs.door.collector.live;

import com.corundumstudio.socketio.AuthTokenListener;
import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.listener.DisconnectListener;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ytarchive.jobs.door.Listeners;

/** All sessions, from the answer to their handshake to their end. */
@Singleton
class Sessions implements DisconnectListener, AuthTokenListener, Listeners {
  /** Each holds a thread and a connection; who finds no place tries again by itself. */
  private static final int MOST = 10_000;

  private final Map<UUID, Session> all = new ConcurrentHashMap<>();
  private final Talks talks;

  Sessions(Talks talks) {
    this.talks = talks;
  }

  /**
   * Before its client can have heard of it, and ask for more.
   *
   * @param forget has the library forget it, which tells no end of what had no beginning
   */
  void register(ClientHead head, Runnable forget) {
    var session = new Session(head);
    if (all.putIfAbsent(session.id(), session) == null) {
      talks.expectGreeting(
          session,
          () -> {
            session.close();
            all.remove(session.id());
            forget.run();
          });
    }
  }

  boolean isFull() {
    return all.size() >= MOST;
  }

  /** Calls {@code then} once the place is known from which on the session is told things. */
  void place(Session session, Runnable then) {
    talks.place(session, then);
  }

  /** It is being told that it is let in, and may be told more from now on. */
  void greet(UUID id) {
    find(id).filter(Session::greet).ifPresent(talks::begin);
  }

  Optional<Session> find(@Nullable UUID id) {
    return id == null ? Optional.empty() : Optional.ofNullable(all.get(id));
  }

  int size() {
    return all.size();
  }

  @Override
  public int count() {
    return size();
  }

  /** What a client that was here before sends when it asks to be let in. */
  @Override
  public AuthTokenResult getAuthTokenResult(Object token, SocketIOClient client) {
    if (token instanceof Map<?, ?> sent && sent.get("pid") instanceof String recoveryId) {
      var offset =
          sent.get("offset") instanceof String text ? Offset.parse(text) : Optional.<Offset>empty();
      find(client.getSessionId()).ifPresent(s -> s.recover(recoveryId, offset.orElse(null)));
    }
    return AuthTokenResult.AuthTokenResultSuccess;
  }

  @Override
  public void onDisconnect(SocketIOClient client) {
    var session = all.remove(client.getSessionId());
    if (session != null) {
      session.close();
      talks.end(session);
    }
  }
}
