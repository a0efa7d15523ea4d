package org.ytarchive.jobs.job.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.ytarchive.common.JobId;

/**
 * Who may change what, one after the other. Waiting for a turn needs no transaction id, unlike the
 * lock on a row, which takes one before it waits: so the order of transactions, in which events are
 * handed out, is the order of each job's events.
 *
 * <p>Turns are always waited for in this order, and nobody waits in a circle: wishes, children,
 * parents, each sorted; and all of them before the first write.
 */
final class Turns {
  private static final String WAIT =
      """
      select pg_advisory_xact_lock(turn)
        from (select hashtextextended(name, ?) turn from unnest(?::text[]) name order by 1) turns
      """;
  private static final int JOBS = 0;
  private static final int WISHES = 1;

  private Turns() {}

  static void at(Connection connection, JobId job) throws SQLException {
    at(connection, List.of(job));
  }

  static void at(Connection connection, Collection<JobId> jobs) throws SQLException {
    take(connection, JOBS, jobs.stream().map(id -> id.value().toString()).toList());
  }

  /** Until this transaction ends nobody else inserts what comes to the same files. */
  static void atWishes(Connection connection, Collection<String> wishes) throws SQLException {
    take(connection, WISHES, wishes);
  }

  private static void take(Connection connection, int seed, Collection<String> names)
      throws SQLException {
    if (names.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(WAIT)) {
      statement.setInt(1, seed);
      statement.setArray(2, connection.createArrayOf("text", names.toArray()));
      statement.execute();
    }
  }
}
