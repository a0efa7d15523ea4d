package org.ytarchive.jobs.job.postgres;

import io.micronaut.core.type.Argument;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.jobs.JobView;
import org.ytarchive.jobs.job.Child;
import org.ytarchive.jobs.job.JobStatus;

/** Reads how a parent's entries are. */
@Singleton
class EntryQueries {
  private static final String CHILDREN =
      """
      select e.position e_position, e.title e_title, shown.*
        from entries e join (%s) shown on shown.id = e.job_id
       where e.parent_id = ? and shown.status = any (?) and e.position > ?
       order by e.position limit ? offset ?
      """
          .formatted(JobSelect.SHOWN);
  private static final String TOTAL =
      """
      select count(*) from entries e join jobs j on j.id = e.job_id
       where e.parent_id = ? and j.status = any (?)
      """;
  private static final String COUNT =
      """
      select count(*) total,
             count(*) filter (where unavailable is null and coalesce(status, 'queued') = 'queued')
               queued,
             count(*) filter (where status = 'downloading') downloading,
             count(*) filter (where status = 'completed') completed,
             count(*) filter (where status = 'failed') failed,
             count(*) filter (where status = 'cancelled') cancelled,
             count(*) filter (where unavailable is not null) unavailable
        from entries e left join jobs c on c.id = e.job_id
       where e.parent_id = ?
      """;
  private static final String FAILED =
      """
      select e.position, e.video_id, e.title, e.unavailable, j.id, j.status, j.error
        from entries e left join jobs j on j.id = e.job_id
       where e.parent_id = ? and (e.unavailable is not null or j.status in ('failed', 'cancelled'))
       order by e.position limit ?
      """;
  private static final String TO_RETRY =
      """
      select distinct j.id from entries e join jobs j on j.id = e.job_id
                                     join jobs p on p.id = e.parent_id
       where e.parent_id = ? and j.status in ('failed', 'cancelled')
         and j.finished_at <= p.started_at
       limit ?
      """;
  private static final String UNWANTED =
      """
       j.parent_id is not null and not j.asked
         and not exists (select from entries o join jobs other on other.id = o.parent_id
                          where o.job_id = j.id and other.id <> ?
                            and other.status in ('queued', 'downloading'))
         and not exists (select from plan_videos v where v.job_id = j.id)
      """;
  private static final String TO_CANCEL =
      """
      select j.id from jobs j
       where j.id in (select job_id from entries where parent_id = ?)
         and j.status in ('queued', 'downloading') and
      """
          + UNWANTED
          + " order by j.status = 'downloading' desc, j.position limit ?";
  private static final String ABANDONED =
      """
      select j.id from jobs j
       where j.id = ? and exists (select from entries e join jobs p on p.id = e.parent_id
                                   where e.job_id = j.id and p.status = 'cancelled'
                                     and p.finished_at >= j.updated_at) and
      """
          + UNWANTED;

  private final JobRows rows;

  EntryQueries(JobRows rows) {
    this.rows = rows;
  }

  List<JobId> toRetry(Connection connection, JobId parent, int limit) throws SQLException {
    return ids(Sql.of(TO_RETRY, parent.value(), limit), connection);
  }

  List<JobId> toCancel(Connection connection, JobId parent, int limit) throws SQLException {
    return ids(Sql.of(TO_CANCEL, parent.value(), parent.value(), limit), connection);
  }

  boolean isAbandoned(Connection connection, JobId child) throws SQLException {
    return !ids(Sql.of(ABANDONED, child.value(), child.value()), connection).isEmpty();
  }

  private static List<JobId> ids(Sql question, Connection connection) throws SQLException {
    return question.list(connection, row -> new JobId(row.getObject(1, UUID.class)));
  }

  Child.Page children(Connection connection, JobId parent, Set<JobStatus> statuses, Paging paging)
      throws SQLException {
    var words =
        connection.createArrayOf("text", statuses.stream().map(JobStatus::wireName).toArray());
    var found =
        Sql.of(
                CHILDREN,
                parent.value(),
                words,
                paging.after().map(end -> end.number(0)).orElse(0L),
                paging.fetch(),
                paging.slice().offset())
            .list(connection, this::child);
    return new Child.Page(found, total(connection, parent, words));
  }

  private Child child(ResultSet row) throws SQLException {
    return new Child(row.getInt("e_position"), row.getString("e_title"), rows.read(row));
  }

  private static long total(Connection connection, JobId parent, Array words) throws SQLException {
    return Sql.of(TOTAL, parent.value(), words).list(connection, row -> row.getLong(1)).getFirst();
  }

  JobView.Children count(Connection connection, JobId parent) throws SQLException {
    return Sql.of(COUNT, parent.value()).list(connection, EntryQueries::counted).getFirst();
  }

  private static JobView.Children counted(ResultSet row) throws SQLException {
    return new JobView.Children(
        row.getLong("total"),
        row.getLong("queued"),
        row.getLong("downloading"),
        row.getLong("completed"),
        row.getLong("failed"),
        row.getLong("cancelled"),
        row.getLong("unavailable"));
  }

  List<JobView.FailedEntry> failed(Connection connection, JobId parent, int limit)
      throws SQLException {
    return Sql.of(FAILED, parent.value(), limit).list(connection, this::failed);
  }

  private JobView.FailedEntry failed(ResultSet row) throws SQLException {
    var unavailable = row.getString("unavailable");
    var failure = Optional.ofNullable(rows.read(Argument.of(Failure.class), row, "error"));
    return unavailable == null
        ? failed(row, row.getString("status"), failure)
        : entry(
            row, unavailable, ErrorCode.VIDEO_NOT_FOUND.name(), "it is listed, but " + unavailable);
  }

  private static JobView.FailedEntry failed(ResultSet row, String status, Optional<Failure> failure)
      throws SQLException {
    return failure.isEmpty() || status.equals(JobStatus.CANCELLED.wireName())
        ? entry(row, status, ErrorCode.JOB_CANCELLED.name(), "its job was cancelled")
        : entry(row, status, failure.get().code(), failure.get().message());
  }

  private static JobView.FailedEntry entry(
      ResultSet row, String reason, String code, String message) throws SQLException {
    return new JobView.FailedEntry(
        row.getInt("position"),
        Objects.requireNonNull(row.getString("video_id")),
        row.getString("title"),
        job(Columns.id(row, "id")),
        reason,
        code,
        message);
  }

  @Nullable
  private static String job(@Nullable JobId id) {
    return id == null ? null : id.toString();
  }
}
