package org.ytarchive.metadata.cache.postgres;

import static java.util.Comparator.comparing;

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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.ytarchive.metadata.cache.CacheEntry;
import org.ytarchive.metadata.cache.CacheKind;
import org.ytarchive.metadata.cache.CacheStore;
import org.ytarchive.metadata.cache.Clearing;

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

  /** A change of the cache and the word about it are seen together. */
  private static final String CLEAR =
      """
      with gone as (
        delete from cache_entries
         where kind = any (?) and (? or id = ?) and (? or expires_at <= ?)
        returning kind
      ), told as (
        select pg_notify(?, ?)
      )
      select gone.kind, count(gone.kind) from told left join gone on true group by gone.kind
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
          // One batch is one transaction: in one order, so that replicas do not block each other.
          for (var entry : entries.stream().sorted(comparing(CacheEntry::id)).toList()) {
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

  @Override
  public Map<CacheKind, Integer> clear(Clearing what) {
    return run(
        CLEAR,
        statement -> {
          var kinds = what.kinds().stream().map(CacheKind::word).toArray(String[]::new);
          statement.setArray(1, statement.getConnection().createArrayOf("text", kinds));
          statement.setBoolean(2, what.videoId() == null);
          statement.setString(3, what.videoId());
          statement.setBoolean(4, what.expiredBy() == null);
          statement.setObject(5, what.expiredBy() == null ? null : utc(what.expiredBy()));
          statement.setString(6, CacheNews.CHANNEL);
          statement.setString(7, CacheNews.write(what));
          return counts(statement);
        });
  }

  private static Map<CacheKind, Integer> counts(PreparedStatement statement) throws SQLException {
    var counts = new EnumMap<CacheKind, Integer>(CacheKind.class);
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        var word = rows.getString(1);
        if (word != null) {
          counts.put(CacheKind.valueOf(word.toUpperCase(Locale.ROOT)), rows.getInt(2));
        }
      }
    }
    return counts;
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
