package org.ytarchive.common.http.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseSettings;

/**
 * Sees PostgreSQL go, and has the pool give up all it holds at that moment: a connection that says
 * nothing, whose end is the news. So the pool need not ask each connection before it hands it out,
 * and still no caller gets one that a restart has ended.
 */
@Context
@Requires(property = "datasources.default.url")
@Requires(beans = DataSource.class)
class ServerWatch {
  private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
  private static final int FOR_EVER = 0;

  /** Short: what happens before it watches again, it learns only then. */
  private static final int PAUSE_MILLIS = 100;

  private final DatabaseSettings settings;
  private final DataSource pool;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Connection> current = Optional.empty();

  ServerWatch(DatabaseSettings settings, DataSource contextual) {
    this.settings = settings;
    this.pool = DelegatingDataSource.unwrapDataSource(contextual);
    Thread.ofPlatform().daemon().name("database-watch").start(this::watch);
  }

  private void watch() {
    while (closed.getCount() > 0) {
      watchOnce();
      pause();
    }
  }

  /** Until the connection ends, or does not come about. */
  private void watchOnce() {
    try (var connection = connect()) {
      current = Optional.of(connection);
      evict(); // it may have gone and come while nobody watched
      while (closed.getCount() > 0) {
        connection.unwrap(PGConnection.class).getNotifications(FOR_EVER);
      }
    } catch (SQLException gone) {
      log.debug("PostgreSQL is away: {}", gone.getMessage());
      evict();
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.put("user", settings.username());
    properties.put("password", settings.password());
    properties.put("tcpKeepAlive", "true");
    properties.put("connectTimeout", "5");
    properties.put("ApplicationName", "ytarchive-watch");
    return DriverManager.getConnection(settings.url(), properties);
  }

  /** Those in use go when they are given back. */
  private void evict() {
    if (closed.getCount() > 0 && pool instanceof HikariDataSource hikari && hikari.isRunning()) {
      hikari.getHikariPoolMXBean().softEvictConnections();
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
