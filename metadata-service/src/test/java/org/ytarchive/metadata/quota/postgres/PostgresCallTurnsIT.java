package org.ytarchive.metadata.quota.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.metadata.quota.CallTurns;
import org.ytarchive.metadata.quota.CallTurnsContract;

/** Two replicas on one database. */
class PostgresCallTurnsIT extends CallTurnsContract {
  static final Map<String, String> database = TestDatabase.settings();
  @TempDir static Path home;
  static ApplicationContext one;
  static ApplicationContext two;

  @BeforeAll
  static void start() {
    one = TestService.context("metadata", home, database, Map.of());
    two = TestService.context("metadata", home, database, Map.of());
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    run("truncate metadata.call_turns");
  }

  private static void run(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.getOrDefault("DATABASE_URL", ""), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  protected CallTurns turns() {
    return one.getBean(CallTurns.class);
  }

  @Test
  void next_givesCallersOfTwoReplicasATurnEach() throws Exception {
    var turn = new AtomicInteger();

    var places =
        placesOf(20, () -> (turn.getAndIncrement() % 2 == 0 ? one : two).getBean(CallTurns.class));

    assertThat(places).containsExactlyElementsOf(upTo(20));
  }

  /** The machine's clock was wrong for a while, and then set back. */
  @Test
  void next_doesNotWaitForAWrongClock() throws SQLException {
    run("insert into metadata.call_turns values ('youtube', now() + interval '3 days')");

    assertThat(turns().next(Duration.ofSeconds(1))).isLessThanOrEqualTo(Duration.ofMinutes(10));
  }
}
