package org.ytarchive.jobs.job.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.ytarchive.jobs.job.Job;

/**
 * What a transaction changes in the counters. They are the rows all jobs share: written last, and
 * always in one order, so that two transactions never wait for each other.
 */
final class Counts {
  private static final String COUNT =
      "update job_counts set jobs = jobs + ? where kind = ? and status = ?";

  private final Map<String, Integer> deltas = new TreeMap<>();

  void gone(Job before) {
    deltas.merge(key(before), -1, Integer::sum);
  }

  void come(Job after) {
    deltas.merge(key(after), 1, Integer::sum);
  }

  private static String key(Job job) {
    return job.kind().wireName() + " " + job.status().wireName();
  }

  void write(Connection connection) throws SQLException {
    deltas.values().removeIf(delta -> delta == 0);
    try (var statement = connection.prepareStatement(COUNT)) {
      for (var delta : deltas.entrySet()) {
        var key = delta.getKey().split(" ");
        statement.setInt(1, delta.getValue());
        statement.setString(2, key[0]);
        statement.setString(3, key[1]);
        statement.executeUpdate();
      }
    }
  }
}
