package org.ytarchive.storage.testing;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.ytarchive.common.http.DatabaseSettings;
import org.ytarchive.common.testing.TestService;

/** The storage service's beans on a fresh, migrated database, without its server. */
public final class StorageDatabase implements AutoCloseable {
  private final ApplicationContext context;

  public StorageDatabase(Path home) {
    this.context = TestService.context("storage", home, Map.of(), Map.of());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A connection beside the pool. */
  public Connection connect() throws SQLException {
    var settings = bean(DatabaseSettings.class);
    var connection =
        DriverManager.getConnection(settings.url(), settings.username(), settings.password());
    connection.setSchema("storage");
    return connection;
  }

  /** One number from one row. */
  public long number(String query) throws SQLException {
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  public void execute(String statement) throws SQLException {
    try (var connection = connect()) {
      connection.createStatement().execute(statement);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
