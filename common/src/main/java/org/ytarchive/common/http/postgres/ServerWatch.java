package org.ytarchive.common.http.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
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

  /** Short: what happens before it watches again, it learns only then. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final DataSource pool;
  private final StandingConnection connection;
  private volatile boolean closed;

  ServerWatch(DatabaseSettings settings, DataSource contextual) {
    this.pool = DelegatingDataSource.unwrapDataSource(contextual);
    this.connection =
        new StandingConnection(settings, "ytarchive-watch", List.of(), PAUSE, new Evictions());
    connection.start();
  }

  /** It may have gone and come while nobody watched; nothing else is said here. */
  private final class Evictions implements StandingConnection.Listener {
    @Override
    public void opened() {
      evict();
    }

    @Override
    public void heard(String channel, String payload) {}

    @Override
    public void gone() {
      evict();
    }
  }

  /** Those in use go when they are given back. */
  private void evict() {
    if (!closed && pool instanceof HikariDataSource hikari && hikari.isRunning()) {
      hikari.getHikariPoolMXBean().softEvictConnections();
    }
  }

  @PreDestroy
  void close() {
    closed = true;
    connection.close();
  }
}
