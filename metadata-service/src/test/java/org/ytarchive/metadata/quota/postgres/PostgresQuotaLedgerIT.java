package org.ytarchive.metadata.quota.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.metadata.quota.QuotaBucket;
import org.ytarchive.metadata.quota.QuotaLedger;
import org.ytarchive.metadata.quota.QuotaLedgerContract;

/** Two replicas on one database. */
class PostgresQuotaLedgerIT extends QuotaLedgerContract {
  private static TwoReplicas replicas;

  @BeforeAll
  static void start(@TempDir Path home) {
    replicas = new TwoReplicas(home);
  }

  @AfterAll
  static void stop() {
    replicas.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    replicas.run("truncate metadata.quota_ledger");
  }

  @Override
  protected QuotaLedger ledger() {
    return replicas.one(QuotaLedger.class);
  }

  @Test
  void take_ofTwoReplicasIsNeverGrantedTooOften() throws Exception {
    var granted = grantedOf(250, () -> replicas.next(QuotaLedger.class));

    assertThat(granted).isEqualTo(LIMIT);
    assertThat(replicas.two(QuotaLedger.class).used(TODAY)).containsEntry(QuotaBucket.MAIN, LIMIT);
  }
}
