package org.ytarchive.download.capture.postgres;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

/** Reads a row of the captures table, and writes what is JSON in it. */
@Singleton
class CaptureRows {
  private final JsonMapper json;

  CaptureRows(JsonMapper json) {
    this.json = json;
  }

  Capture read(ResultSet row) throws SQLException {
    return new Capture(
        request(row),
        row.getObject("ticket", UUID.class),
        CaptureStatus.valueOf(row.getString("state")),
        row.getInt("run"),
        progress(row),
        time(row, "until"),
        list(row, "segments", Segment.class),
        json(row, "file", Argument.of(DownloadedFile.class)),
        list(row, "companions", CompanionFile.class),
        json(row, "failure", Argument.of(Failure.class)),
        list(row, "log", String.class),
        new Capture.Times(
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            time(row, "started_at"),
            time(row, "completed_at")));
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

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private <T> List<T> list(ResultSet row, String column, Class<T> type) throws SQLException {
    return json(row, column, Argument.listOf(type)).orElse(List.of());
  }

  private <T> Optional<T> json(ResultSet row, String column, Argument<T> type) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(text -> parse(text, type));
  }

  private <T> T parse(String text, Argument<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
