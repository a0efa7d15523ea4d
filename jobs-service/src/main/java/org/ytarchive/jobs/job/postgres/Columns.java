package org.ytarchive.jobs.job.postgres;

import jakarta.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.ytarchive.common.JobId;

/** Reads columns that may be null. */
final class Columns {

  private Columns() {}

  @Nullable
  static JobId id(ResultSet row, String column) throws SQLException {
    var id = row.getObject(column, UUID.class);
    return id == null ? null : new JobId(id);
  }

  @Nullable
  static Integer integer(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }
}
