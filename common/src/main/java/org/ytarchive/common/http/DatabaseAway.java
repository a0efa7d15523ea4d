package org.ytarchive.common.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** Tells a database that cannot be reached just now from any other failure. */
public final class DatabaseAway {
  private static final int RETRY_AFTER_SECONDS = 2;

  /** Connection lost, server shutting down or starting, too many connections. */
  private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

  private DatabaseAway() {}

  /** Whether this error, or what caused it, is the database being away. */
  public static boolean explains(Throwable error) {
    return Stream.<Throwable>iterate(error, t -> t != null, Throwable::getCause)
        .limit(20)
        .anyMatch(DatabaseAway::saysSo);
  }

  private static boolean saysSo(Throwable t) {
    if (t instanceof SQLTransientConnectionException) {
      return true;
    }
    return t instanceof SQLException e && (isClosedByPool(e) || hasSuchState(e));
  }

  /** What the pool says about a connection it gave up while someone still held it. */
  private static boolean isClosedByPool(SQLException e) {
    return e.getSQLState() == null && "Connection is closed".equals(e.getMessage());
  }

  private static boolean hasSuchState(SQLException e) {
    var state = e.getSQLState();
    return state != null && (state.startsWith("08") || STATES.contains(state));
  }

  static ArchiveException error() {
    return new ArchiveException(
        ErrorCode.SERVICE_UNAVAILABLE,
        "the database cannot be reached; try again shortly",
        Map.of("retry_after", RETRY_AFTER_SECONDS));
  }
}
