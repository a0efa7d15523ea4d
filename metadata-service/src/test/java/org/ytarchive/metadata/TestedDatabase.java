package org.ytarchive.metadata;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A database that can be shut and opened again while its server goes on. */
record TestedDatabase(Map<String, String> settings) {

  /** Lets nobody in, and throws out who is. */
  void close() {
    administer("alter database \"%1$s\" with allow_connections false");
    administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%1$s'");
  }

  void open() {
    administer("alter database \"%1$s\" with allow_connections true");
  }

  /** Runs a statement inside. */
  void run(String sql) {
    try (var connection =
            DriverManager.getConnection(settings.getOrDefault("DATABASE_URL", ""), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void administer(String sql) {
    var url = settings.getOrDefault("DATABASE_URL", "");
    var name = url.replaceFirst(".*/([^?]+).*", "$1");
    try (var connection =
            DriverManager.getConnection(url.replaceFirst("/" + name, "/postgres"), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(sql.formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
