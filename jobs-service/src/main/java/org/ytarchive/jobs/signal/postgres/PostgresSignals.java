package org.ytarchive.jobs.signal.postgres;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseSettings;
import org.ytarchive.jobs.signal.Channel;
import org.ytarchive.jobs.signal.Signals;

/** One connection that does nothing but {@code listen}, and comes back by itself. */
@Context
class PostgresSignals implements Signals {
  private static final Logger log = LoggerFactory.getLogger(PostgresSignals.class);
  private static final int SILENCE_MILLIS = 30_000;
  private static final int VALID_SECONDS = 5;
  private static final long PAUSE_MILLIS = 500;

  private final DatabaseSettings settings;
  private final Map<Channel, List<Consumer<String>>> listeners = new EnumMap<>(Channel.class);
  private final Thread thread;
  private volatile boolean closed;
  private volatile Connection current;

  @SuppressWarnings("NullAway.Init") // there is no connection before the first
  PostgresSignals(DatabaseSettings settings) {
    this.settings = settings;
    for (var channel : Channel.values()) {
      listeners.put(channel, new CopyOnWriteArrayList<>());
    }
    thread = Thread.ofPlatform().name("jobs-signals").daemon().start(this::run);
  }

  @Override
  public void listen(Channel channel, Consumer<String> listener) {
    listenersOf(channel).add(listener);
  }

  private List<Consumer<String>> listenersOf(Channel channel) {
    return listeners.getOrDefault(channel, List.of());
  }

  private void run() {
    while (!closed) {
      try (var connection = connect()) {
        current = connection;
        tellAll();
        hear(connection);
      } catch (SQLException e) {
        pause(e);
      }
    }
  }

  private Connection connect() throws SQLException {
    var connection =
        DriverManager.getConnection(settings.url(), settings.username(), settings.password());
    try (var statement = connection.createStatement()) {
      for (var channel : Channel.values()) {
        statement.execute("listen " + channel.wireName());
      }
    }
    return connection;
  }

  /** What was said while nobody listened is lost: everyone looks for himself. */
  private void tellAll() {
    listeners.values().forEach(each -> each.forEach(listener -> tell(listener, "")));
  }

  private void hear(Connection connection) throws SQLException {
    while (!closed) {
      var heard = connection.unwrap(PGConnection.class).getNotifications(SILENCE_MILLIS);
      if (heard.length == 0 && !connection.isValid(VALID_SECONDS)) {
        throw new SQLException("the connection is dead", "08006");
      }
      for (var notification : heard) {
        pass(notification);
      }
    }
  }

  private void pass(PGNotification notification) {
    for (var channel : Channel.values()) {
      if (channel.wireName().equals(notification.getName())) {
        listenersOf(channel).forEach(each -> tell(each, notification.getParameter()));
      }
    }
  }

  private static void tell(Consumer<String> listener, String id) {
    try {
      listener.accept(id);
    } catch (RuntimeException e) {
      log.error("a listener failed", e);
    }
  }

  private void pause(SQLException why) {
    if (closed) {
      return;
    }
    log.warn("the database's notifications are away, trying again: {}", why.getMessage());
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void close() throws SQLException {
    closed = true;
    thread.interrupt();
    if (current != null) {
      current.close();
    }
  }
}
