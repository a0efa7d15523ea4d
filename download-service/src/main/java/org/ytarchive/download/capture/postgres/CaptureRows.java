package org.ytarchive.download.capture.postgres;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.contracts.capture.CaptureStatus;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.capture.Capture;
import org.ytarchive.download.capture.CaptureProgress;
import org.ytarchive.download.capture.CaptureRequest;
import org.ytarchive.download.capture.Phase;
import org.ytarchive.download.capture.Segment;
import org.ytarchive.download.sql.Columns;

/** Reads a row of the captures table, and writes what is JSON in it. */
@Singleton
class CaptureRows {
  private final Columns columns;

  CaptureRows(Columns columns) {
    this.columns = columns;
  }

  Capture read(ResultSet row) throws SQLException {
    return new Capture(
        request(row),
        row.getObject("ticket", UUID.class),
        CaptureStatus.valueOf(row.getString("state")),
        row.getInt("run"),
        progress(row),
        Columns.time(row, "until"),
        columns.list(row, "segments", Segment.class),
        columns.json(row, "file", DownloadedFile.class),
        columns.list(row, "companions", CompanionFile.class),
        columns.json(row, "failure", Failure.class),
        columns.list(row, "log", String.class),
        Columns.times(row));
  }

  private static CaptureRequest request(ResultSet row) throws SQLException {
    return new CaptureRequest(
        row.getString("id"),
        row.getInt("attempt"),
        Optional.ofNullable(row.getString("source")),
        Duration.ofMillis(row.getLong("length_millis")),
        row.getBoolean("audio"),
        Optional.ofNullable(row.getString("name")),
        row.getString("output_folder"));
  }

  private static CaptureProgress progress(ResultSet row) throws SQLException {
    return new CaptureProgress(
        Phase.valueOf(row.getString("phase")),
        row.getInt("progress"),
        row.getLong("recorded"),
        row.getLong("bytes"));
  }

  @Nullable
  String write(Object value) {
    return columns.write(value);
  }
}
