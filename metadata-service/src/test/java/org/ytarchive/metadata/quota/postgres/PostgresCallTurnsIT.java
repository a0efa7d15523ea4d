package org.ytarchive.metadata.quota.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.metadata.quota.CallTurns;
import org.ytarchive.metadata.quota.CallTurnsContract;

/** Two replicas on one database. */
class PostgresCallTurnsIT extends CallTurnsContract {
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
    replicas.run("truncate metadata.call_turns");
  }

  @Override
  protected CallTurns turns() {
    return replicas.one(CallTurns.class);
  }

  @Test
  void next_givesCallersOfTwoReplicasATurnEach() throws Exception {
    var places = placesOf(20, () -> replicas.next(CallTurns.class));

    assertThat(places).containsExactlyElementsOf(upTo(20));
  }

  /** The machine's clock was wrong for a while, and then set back. */
  @Test
  void next_doesNotWaitForAWrongClock() throws SQLException {
    replicas.run("insert into metadata.call_turns values ('youtube', now() + interval '3 days')");

    assertThat(turns().next(Duration.ofSeconds(1))).isLessThanOrEqualTo(Duration.ofMinutes(10));
  }
}
