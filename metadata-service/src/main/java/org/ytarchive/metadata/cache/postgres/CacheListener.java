package org.ytarchive.metadata.cache.postgres;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseSettings;
import org.ytarchive.metadata.cache.Caches;
import org.ytarchive.metadata.cache.Clearing;

/**
 * Hears on a connection of its own what other replicas cleared. What was said while nobody listened
 * is lost, so everything in memory is forgotten whenever the connection comes about.
 */
@Context
class CacheListener {
  private static final Logger log = LoggerFactory.getLogger(CacheListener.class);
  private static final int SILENCE_MILLIS = 30_000;
  private static final int VALID_SECONDS = 5;
  private static final int PAUSE_MILLIS = 1_000;

  private final DatabaseSettings settings;
  private final Caches caches;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Connection current;

  CacheListener(DatabaseSettings settings, Caches caches, Clock clock) {
    this.settings = settings;
    this.caches = caches;
    this.clock = clock;
    Thread.ofPlatform().daemon().name("metadata-cache-news").start(this::listen);
  }

  private void listen() {
    boolean complain = true;
    while (isOpen()) {
      complain = listenOnce(complain);
      pause();
    }
  }

  private boolean isOpen() {
    return closed.getCount() > 0;
  }

  /** Until the connection ends; false when it never came about, which is told once. */
  private boolean listenOnce(boolean complain) {
    boolean connected = false;
    try (var connection = connect()) {
      current = connection;
      connected = true;
      caches.forget(Clearing.ALL);
      hear(connection);
    } catch (SQLException | RuntimeException e) {
      if (complain && isOpen()) {
        log.warn("no news about the cache from the database for now: {}", e.getMessage());
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
    properties.put("ApplicationName", "ytarchive-metadata-cache");
    var connection = DriverManager.getConnection(settings.url(), properties);
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + CacheNews.CHANNEL);
    }
    return connection;
  }

  private void hear(Connection connection) throws SQLException {
    var postgres = connection.unwrap(PGConnection.class);
    while (isOpen()) {
      var heard = postgres.getNotifications(SILENCE_MILLIS);
      if (heard == null || heard.length == 0) {
        ask(connection);
        continue;
      }
      for (var news : heard) {
        caches.forget(CacheNews.read(news.getParameter(), clock));
      }
    }
  }

  /** A peer that vanished without a word shows only when it is asked. */
  private static void ask(Connection connection) throws SQLException {
    if (!connection.isValid(VALID_SECONDS)) {
      throw new SQLException("the connection is dead");
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
    var connection = current;
    if (connection != null) {
      connection.abort(Runnable::run);
    }
  }
}
