package org.ytarchive.download.queue.postgres;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.http.DatabaseSettings;
import org.ytarchive.common.http.postgres.StandingConnection;
import org.ytarchive.download.queue.NoticeListener;

/**
 * Hears what the replicas tell each other by NOTIFY. A notice is a hint: it may be lost, so whoever
 * hears it reads the rows.
 */
@Singleton
class Notices implements ApplicationEventListener<ServerStartupEvent>, StandingConnection.Listener {
  private final DatabaseSettings settings;
  private final List<NoticeListener> listeners;
  private volatile Optional<StandingConnection> connection = Optional.empty();

  Notices(DatabaseSettings settings, List<NoticeListener> listeners) {
    this.settings = settings;
    this.listeners = listeners;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    var channels = listeners.stream().map(NoticeListener::channel).toList();
    connection =
        Optional.of(
            StandingConnection.listen(settings, "ytarchive-download-notices", channels, this));
  }

  @Override
  public void opened() {
    listeners.forEach(NoticeListener::missed);
  }

  @Override
  public void heard(String channel, String payload) {
    listeners.stream()
        .filter(listener -> listener.channel().equals(channel))
        .forEach(listener -> listener.heard(payload));
  }

  @PreDestroy
  void close() {
    connection.ifPresent(StandingConnection::close);
  }
}
