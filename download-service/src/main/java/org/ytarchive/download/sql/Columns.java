package org.ytarchive.download.sql;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.ytarchive.download.work.Times;

/** Columns that may be null, and those that hold JSON. */
@Singleton
public class Columns {
  private final JsonMapper json;

  public Columns(JsonMapper json) {
    this.json = json;
  }

  public static Optional<Long> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Long.class));
  }

  public static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** As every table of work has them. */
  public static Times times(ResultSet row) throws SQLException {
    var created = row.getObject("created_at", OffsetDateTime.class).toInstant();
    return new Times(created, time(row, "started_at"), time(row, "completed_at"));
  }

  public <T> Optional<T> json(ResultSet row, String column, Class<T> type) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(text -> parse(text, Argument.of(type)));
  }

  /** An empty list where there is nothing. */
  public <T> List<T> list(ResultSet row, String column, Class<T> type) throws SQLException {
    var text = row.getString(column);
    return text == null ? List.of() : parse(text, Argument.listOf(type));
  }

  private <T> T parse(String text, Argument<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As JSON; half of a surrogate pair, which a title may hold, becomes a question mark. */
  @Nullable
  public String write(@Nullable Object value) {
    try {
      return value == null
          ? null
          : new String(
              json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8),
              StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
