package org.ytarchive.common.http.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseSettings;

/**
 * A connection to PostgreSQL that is there to be told things, by {@code notify} and by its own end,
 * and that comes back by itself. What is said while it is away is lost: a notification is a hint,
 * and whoever hears that the connection is there again looks for himself.
 */
public final class StandingConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StandingConnection.class);
  private static final Duration USUAL_PAUSE = Duration.ofMillis(500);
  private static final int FOR_EVER = 0;
  private static final int SILENCE_MILLIS = 30_000;
  private static final int VALID_SECONDS = 5;

  private final DatabaseSettings settings;
  private final String name;
  private final List<String> channels;
  private final Duration pause;
  private final Listener listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Connection> current = Optional.empty();

  /**
   * Called from the one thread of the connection, so it must not wait for anything. What it throws
   * ends the connection, and so has it look for itself again.
   */
  public interface Listener {
    /** The connection is there, the first or another: what was said before, nobody has heard. */
    void opened();

    void heard(String channel, String payload);

    /** The connection has ended, or did not come about; told again with each that does not. */
    default void gone() {}
  }

  /**
   * @param name what the connection and its thread are called
   * @param channels names that are SQL identifiers; without any the connection is never asked
   *     whether it still lives, since only its end is of interest
   * @param pause between the end of a connection and the next
   */
  StandingConnection(
      DatabaseSettings settings,
      String name,
      Collection<String> channels,
      Duration pause,
      Listener listener) {
    this.settings = settings;
    this.name = name;
    this.channels = List.copyOf(channels);
    this.pause = pause;
    this.listener = listener;
  }

  /** Listens on these channels from now on; {@code name} is the connection's and its thread's. */
  public static StandingConnection listen(
      DatabaseSettings settings, String name, Collection<String> channels, Listener listener) {
    var connection = new StandingConnection(settings, name, channels, USUAL_PAUSE, listener);
    connection.start();
    return connection;
  }

  void start() {
    Thread.ofPlatform().daemon().name(name).start(this::stand);
  }

  private void stand() {
    boolean news = true;
    while (isOpen()) {
      news = hearOnce(news);
      rest();
    }
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  /** Until the connection ends; false when it never came about, which is logged once. */
  private boolean hearOnce(boolean news) {
    boolean connected = false;
    try (var connection = connect()) {
      current = Optional.of(connection);
      connected = true;
      listener.opened();
      hear(connection);
    } catch (SQLException | RuntimeException e) {
      complain(news, e);
    }
    return connected;
  }

  private void complain(boolean news, Exception why) {
    if (isOpen()) {
      listener.gone();
      if (news) {
        log.warn("{} is away from the database, trying again: {}", name, why.getMessage());
      }
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.put("user", settings.username());
    properties.put("password", settings.password());
    properties.put("tcpKeepAlive", "true");
    properties.put("connectTimeout", "5");
    properties.put("ApplicationName", name);
    var connection = DriverManager.getConnection(settings.url(), properties);
    try (var statement = connection.createStatement()) {
      for (var channel : channels) {
        statement.execute("listen " + channel);
      }
    }
    return connection;
  }

  private void hear(Connection connection) throws SQLException {
    var postgres = connection.unwrap(PGConnection.class);
    while (isOpen()) {
      var heard = postgres.getNotifications(channels.isEmpty() ? FOR_EVER : SILENCE_MILLIS);
      if (heard == null || heard.length == 0) {
        requireAlive(connection);
        continue;
      }
      for (var each : heard) {
        listener.heard(each.getName(), each.getParameter());
      }
    }
  }

  /** A peer that vanished without a word shows only when it is asked. */
  private static void requireAlive(Connection connection) throws SQLException {
    if (!connection.isValid(VALID_SECONDS)) {
      throw new SQLException("the connection is dead", "08006");
    }
  }

  private void rest() {
    try {
      closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nothing is heard after this. */
  @Override
  public void close() {
    closed.countDown();
    current.ifPresent(StandingConnection::abort);
  }

  /** Its thread may be waiting in it, so that an orderly end would wait, too. */
  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      log.debug("a connection did not end well: {}", e.toString());
    }
  }
}
