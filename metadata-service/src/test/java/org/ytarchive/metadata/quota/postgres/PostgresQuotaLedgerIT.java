package org.ytarchive.metadata.quota.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.metadata.quota.QuotaBucket;
import org.ytarchive.metadata.quota.QuotaLedger;
import org.ytarchive.metadata.quota.QuotaLedgerContract;

/** Two replicas on one database. */
class PostgresQuotaLedgerIT extends QuotaLedgerContract {
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
    try (var connection =
            DriverManager.getConnection(database.getOrDefault("DATABASE_URL", ""), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute("truncate metadata.quota_ledger");
    }
  }

  @Override
  protected QuotaLedger ledger() {
    return one.getBean(QuotaLedger.class);
  }

  @Test
  void take_ofTwoReplicasIsNeverGrantedTooOften() throws Exception {
    var turn = new AtomicInteger();
    var granted =
        grantedOf(
            250, () -> (turn.getAndIncrement() % 2 == 0 ? one : two).getBean(QuotaLedger.class));

    assertThat(granted).isEqualTo(LIMIT);
    assertThat(two.getBean(QuotaLedger.class).used(TODAY)).containsEntry(QuotaBucket.MAIN, LIMIT);
  }
}
