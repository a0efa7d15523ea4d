package org.ytarchive.storage.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.ytarchive.common.http.postgres.Sql;

/**
 * Locks on files by their wire path, held to the end of the transaction, so that no file is removed
 * from the disk while a record begins to lean on it.
 */
public final class FileLocks {
  private static final String KEY = "hashtextextended(?, 8004)";

  private FileLocks() {}

  /** Waits for each; always in the same order, so that nobody waits in a circle. */
  public static void take(Connection c, Collection<String> wirePaths) throws SQLException {
    for (var path : wirePaths.stream().distinct().sorted().toList()) {
      Sql.of("select pg_advisory_xact_lock(" + KEY + ")", path).list(c, row -> path);
    }
  }

  /** False if somebody has it. */
  public static boolean tryTake(Connection c, String wirePath) throws SQLException {
    return Sql.of("select pg_try_advisory_xact_lock(" + KEY + ")", wirePath)
        .first(c, row -> row.getBoolean(1))
        .orElseThrow();
  }
}
