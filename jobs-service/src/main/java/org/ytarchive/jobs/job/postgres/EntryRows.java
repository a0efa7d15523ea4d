package org.ytarchive.jobs.job.postgres;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.job.Entry;
import org.ytarchive.jobs.job.Job;

/** The entries table. Whoever writes has the parent's turn. */
@Singleton
class EntryRows {
  private static final String INSERT =
      """
      insert into entries (parent_id, position, video_id, title, unavailable)
      select ?, * from unnest(?::int[], ?::text[], ?::text[], ?::text[])
      """;
  private static final String OPEN =
      """
      select * from entries
       where parent_id = ? and job_id is null and unavailable is null
       order by position limit ?
      """;
  private static final String GIVE =
      """
      update entries e set job_id = given.job
        from unnest(?::int[], ?::uuid[]) given (position, job)
       where e.parent_id = ? and e.position = given.position
      """;
  private static final String REVIVE =
      "update entries set unavailable = null where parent_id = ? and unavailable is not null";

  /** One text of an entry, or none. */
  private interface TextField {
    @Nullable
    String of(Entry entry);
  }

  void insert(Connection connection, JobId parent, List<Entry> entries) throws SQLException {
    Sql.of(
            INSERT,
            parent.value(),
            connection.createArrayOf("int", entries.stream().map(Entry::position).toArray()),
            texts(connection, entries, e -> e.video().value()),
            texts(connection, entries, e -> storable(e.title())),
            texts(connection, entries, EntryRows::unavailable))
        .update(connection);
  }

  private static Array texts(Connection connection, List<Entry> entries, TextField field)
      throws SQLException {
    return connection.createArrayOf("text", entries.stream().map(field::of).toArray());
  }

  /** The database keeps any character but zero. */
  @Nullable
  private static String storable(@Nullable String title) {
    return title == null ? null : title.replace("\0", "");
  }

  @Nullable
  private static String unavailable(Entry entry) {
    return Optional.ofNullable(entry.unavailable()).map(Entry.Reason::wireName).orElse(null);
  }

  List<Entry> open(Connection connection, JobId parent, int limit) throws SQLException {
    return Sql.of(OPEN, parent.value(), limit).list(connection, EntryRows::read);
  }

  private static Entry read(ResultSet row) throws SQLException {
    var unavailable = row.getString("unavailable");
    return new Entry(
        row.getInt("position"),
        new VideoId(row.getString("video_id")),
        row.getString("title"),
        unavailable == null ? null : Entry.Reason.of(unavailable));
  }

  void give(Connection connection, JobId parent, Map<Entry, Job> given) throws SQLException {
    var entries = List.copyOf(given.entrySet());
    var positions = entries.stream().map(e -> e.getKey().position()).toArray();
    var jobs = entries.stream().map(e -> e.getValue().id().value()).toArray();
    Sql.of(
            GIVE,
            connection.createArrayOf("int", positions),
            connection.createArrayOf("uuid", jobs),
            parent.value())
        .update(connection);
  }

  int revive(Connection connection, JobId parent) throws SQLException {
    return Sql.of(REVIVE, parent.value()).update(connection);
  }
}
