package org.ytarchive.download.processing.postgres;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.download.processing.Adjustment;
import org.ytarchive.download.processing.Phase;
import org.ytarchive.download.processing.Processing;
import org.ytarchive.download.processing.ProcessingId;
import org.ytarchive.download.processing.ProcessingRequest;
import org.ytarchive.download.sql.Columns;

/** Reads a row of the processings table, and writes what is JSON in it. */
@Singleton
class ProcessingRows {
  private final Columns columns;

  ProcessingRows(Columns columns) {
    this.columns = columns;
  }

  Processing read(ResultSet row) throws SQLException {
    return new Processing(
        new ProcessingId(row.getObject("id", UUID.class)),
        request(row),
        ProcessingStatus.valueOf(row.getString("state")),
        row.getInt("run"),
        Phase.valueOf(row.getString("phase")),
        row.getInt("progress"),
        columns.json(row, "file", DownloadedFile.class),
        columns.json(row, "failure", Failure.class),
        Columns.times(row));
  }

  private ProcessingRequest request(ResultSet row) throws SQLException {
    return new ProcessingRequest(
        row.getString("job_id"),
        row.getInt("attempt"),
        ProcessKind.valueOf(row.getString("process")),
        row.getString("file_id"),
        row.getString("source_path"),
        row.getString("filename"),
        columns.json(row, "adjustments", Adjustment.class));
  }

  @Nullable
  String write(@Nullable Object value) {
    return columns.write(value);
  }
}
