package org.ytarchive.metadata.quota.postgres;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;

/** The service twice, on one database. */
final class TwoReplicas implements AutoCloseable {
  private final Map<String, String> database = TestDatabase.settings();
  private final AtomicInteger turn = new AtomicInteger();
  private final ApplicationContext one;
  private final ApplicationContext two;

  TwoReplicas(Path home) {
    one = TestService.context("metadata", home, database, Map.of());
    two = TestService.context("metadata", home, database, Map.of());
  }

  <T> T one(Class<T> bean) {
    return one.getBean(bean);
  }

  <T> T two(Class<T> bean) {
    return two.getBean(bean);
  }

  /** That of each in turn. */
  <T> T next(Class<T> bean) {
    return turn.getAndIncrement() % 2 == 0 ? one(bean) : two(bean);
  }

  void run(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.getOrDefault("DATABASE_URL", ""), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    one.close();
    two.close();
  }
}
