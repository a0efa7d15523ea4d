package org.ytarchive.metadata.cache.postgres;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.ytarchive.metadata.cache.CacheEntry;
import org.ytarchive.metadata.cache.CacheKind;
import org.ytarchive.metadata.cache.CacheStore;

/** The cache in {@code metadata.cache_entries}. Each statement stands alone: no transaction. */
@Singleton
class PostgresCacheStore implements CacheStore {
  private static final String FIND =
      """
      select id, body, fetched_at, expires_at
        from cache_entries
       where kind = ? and id = any (?)
      """;
  private static final String KEEP =
      """
      insert into cache_entries as held (kind, id, body, fetched_at, expires_at)
      values (?, ?, ?::json, ?, ?)
      on conflict (kind, id) do update
         set body = excluded.body,
             fetched_at = excluded.fetched_at,
             expires_at = excluded.expires_at
       where held.fetched_at <= excluded.fetched_at
      """;
  private static final String DROP =
      """
      delete from cache_entries
       where fetched_at < ?
          or (expires_at <= ? and (body is null or kind = 'formats'))
      """;

  private final DataSource database;

  PostgresCacheStore(DataSource database) {
    this.database = DelegatingDataSource.unwrapDataSource(database);
  }

  /** What is done on one connection. */
  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  @Override
  public Map<String, CacheEntry> find(CacheKind kind, Collection<String> ids) {
    return run(
        FIND,
        statement -> {
          statement.setString(1, kind.word());
          statement.setArray(
              2, statement.getConnection().createArrayOf("text", ids.toArray(String[]::new)));
          return entries(kind, statement);
        });
  }

  private static Map<String, CacheEntry> entries(CacheKind kind, PreparedStatement statement)
      throws SQLException {
    var found = new HashMap<String, CacheEntry>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        var entry = entry(kind, rows);
        found.put(entry.id(), entry);
      }
    }
    return found;
  }

  private static CacheEntry entry(CacheKind kind, ResultSet row) throws SQLException {
    return new CacheEntry(
        kind,
        row.getString("id"),
        row.getString("body"),
        row.getObject("fetched_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  @Override
  public void keep(Collection<CacheEntry> entries) {
    run(
        KEEP,
        statement -> {
          for (var entry : entries) {
            fill(statement, entry);
            statement.addBatch();
          }
          return statement.executeBatch().length;
        });
  }

  private static void fill(PreparedStatement statement, CacheEntry entry) throws SQLException {
    statement.setString(1, entry.kind().word());
    statement.setString(2, entry.id());
    statement.setString(3, entry.body());
    statement.setObject(4, utc(entry.fetchedAt()));
    statement.setObject(5, utc(entry.expiresAt()));
  }

  @Override
  public int drop(Instant oldest, Instant now) {
    return run(
        DROP,
        statement -> {
          statement.setObject(1, utc(oldest));
          statement.setObject(2, utc(now));
          return statement.executeUpdate();
        });
  }

  private <T> T run(String sql, Work<T> work) {
    try (Connection connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new DataAccessException("cache: " + e.getMessage(), e);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
