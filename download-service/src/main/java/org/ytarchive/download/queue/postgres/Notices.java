package org.ytarchive.download.queue.postgres;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseSettings;
import org.ytarchive.download.queue.NoticeListener;

/**
 * Listens to what the replicas tell each other by NOTIFY, on a connection of its own. A notice is a
 * hint: it may be lost, so whoever hears it reads the rows.
 */
@Singleton
class Notices implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger log = LoggerFactory.getLogger(Notices.class);
  private static final int WAIT_MILLIS = 30_000;
  private static final int PAUSE_MILLIS = 500;

  private final DatabaseSettings settings;
  private final List<NoticeListener> listeners;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Connection> current = Optional.empty();

  Notices(DatabaseSettings settings, List<NoticeListener> listeners) {
    this.settings = settings;
    this.listeners = listeners;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    Thread.ofPlatform().daemon().name("download-notices").start(this::listen);
  }

  private void listen() {
    boolean heardBefore = true;
    while (closed.getCount() > 0) {
      heardBefore = listenOnce(heardBefore);
      pause();
    }
  }

  /** Until the connection ends; false when it never came about. */
  private boolean listenOnce(boolean complain) {
    boolean connected = false;
    try (var connection = connect()) {
      current = Optional.of(connection);
      connected = true;
      subscribe(connection);
      listeners.forEach(NoticeListener::missed);
      receive(connection);
    } catch (SQLException | RuntimeException e) {
      if (complain && closed.getCount() > 0) {
        log.warn("no notices from the database for now: {}", e.getMessage());
      }
    }
    return connected;
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.put("user", settings.username());
    properties.put("password", settings.password());
    properties.put("tcpKeepAlive", "true");
    properties.put("connectTimeout", "5");
    properties.put("ApplicationName", "ytarchive-download-notices");
    return DriverManager.getConnection(settings.url(), properties);
  }

  private void subscribe(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var listener : listeners) {
        statement.execute("listen " + listener.channel());
      }
    }
  }

  private void receive(Connection connection) throws SQLException {
    var postgres = connection.unwrap(PGConnection.class);
    while (closed.getCount() > 0) {
      var notices = postgres.getNotifications(WAIT_MILLIS);
      if (notices == null || notices.length == 0) {
        ask(connection);
        continue;
      }
      for (var notice : notices) {
        pass(notice.getName(), notice.getParameter());
      }
    }
  }

  /** A peer that vanished without a word shows only when it is asked. */
  private static void ask(Connection connection) throws SQLException {
    if (!connection.isValid(5)) {
      throw new SQLException("the connection is dead");
    }
  }

  private void pass(String channel, String payload) {
    for (var listener : listeners) {
      if (listener.channel().equals(channel)) {
        listener.heard(payload);
      }
    }
  }

  private void pause() {
    try {
      closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void close() throws SQLException {
    closed.countDown();
    if (current.isPresent()) {
      current.get().abort(Runnable::run);
    }
  }
}
