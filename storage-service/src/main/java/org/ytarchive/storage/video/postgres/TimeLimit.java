package org.ytarchive.storage.video.postgres;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.postgres.Sql;

/** How long PostgreSQL may think about what somebody typed. */
final class TimeLimit {
  private static final String CANCELLED = "57014";
  private static final String SET =
      """
      select set_config('statement_timeout', ?, true)
      """;

  private TimeLimit() {}

  interface Question<T> {
    T ask() throws SQLException;
  }

  /** Throws {@link ErrorCode#SEARCH_ERROR} when the time of one of its statements is up. */
  static <T> T within(Duration limit, Connection c, Question<T> question) throws SQLException {
    Sql.of(SET, limit.toMillis() + "ms").first(c, row -> row.getString(1));
    try {
      return question.ask();
    } catch (SQLException e) {
      if (CANCELLED.equals(e.getSQLState())) {
        throw tooLong(limit, e);
      }
      throw e;
    }
  }

  /** Throws {@link ErrorCode#SEARCH_ERROR} unless a statement ended by itself. */
  static void check(boolean inTime, Duration limit) {
    if (!inTime) {
      throw tooLong(limit, null);
    }
  }

  private static ArchiveException tooLong(Duration limit, @Nullable Exception cause) {
    return new ArchiveException(
        ErrorCode.SEARCH_ERROR,
        "this search takes too long; look for longer or fewer words",
        Map.of("limit_ms", limit.toMillis()),
        cause);
  }
}
