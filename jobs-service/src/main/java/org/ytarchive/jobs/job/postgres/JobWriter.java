package org.ytarchive.jobs.job.postgres;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobEnded;
import org.ytarchive.jobs.job.JobQueue;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Parents;

/** Writes jobs with all that follows. Whoever calls has the turns of all jobs written. */
@Singleton
class JobWriter {
  private static final String INSERT =
      """
      insert into jobs (%s, id, kind, video_id, list_id, process, options, wish, share, parent_id,
                        position, created_at)
      values (%s, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
      """
          .formatted(JobRows.COLUMNS, JobRows.VALUES);
  private static final String UPDATE =
      "update jobs set (%s) = (%s) where id = ?".formatted(JobRows.COLUMNS, JobRows.VALUES);
  private static final String PARENTS =
      "select parent_id, count(*) from entries where job_id = ? group by parent_id";

  private final JobRows rows;
  private final JobSelect select;
  private final JobTraces traces;
  private final JobQueue queue;
  private final ApplicationEventPublisher<JobEnded> ends;
  private final Clock clock;

  JobWriter(
      JobRows rows,
      JobSelect select,
      JobTraces traces,
      JobQueue queue,
      ApplicationEventPublisher<JobEnded> ends,
      Clock clock) {
    this.rows = rows;
    this.select = select;
    this.traces = traces;
    this.queue = queue;
    this.ends = ends;
    this.clock = clock;
  }

  /** New jobs with their first events and their places in the queue. */
  List<Job> insert(Connection connection, List<Job> jobs, Counts counts) throws SQLException {
    var first = jobs.stream().map(Job::withNextEvent).toList();
    try (var statement = connection.prepareStatement(INSERT)) {
      for (var job : first) {
        rows.bindNew(statement, job);
        statement.addBatch();
        counts.come(job);
      }
      statement.executeBatch();
    }
    traces.told(connection, first, EventKind.JOB_QUEUED);
    queue.enqueue(first);
    return first;
  }

  /** One step of a job, and of the parents that wait for it. */
  Job write(Connection connection, Job before, Change step) throws SQLException {
    var counts = new Counts();
    boolean moved = before.status().isFinal() != step.job().status().isFinal();
    var parents = moved ? turnsOfParents(connection, before.id()) : Map.<JobId, Integer>of();
    var after = apply(connection, before, step, counts);
    for (var parent : parents.entrySet()) {
      var its = select.get(connection, parent.getKey());
      var change = Parents.childMoved(its, parent.getValue(), before, after, clock.instant());
      apply(connection, its, change, counts);
    }
    counts.write(connection);
    return after;
  }

  /** Who has this job among its entries, and how often; they wait until we are done. */
  private static Map<JobId, Integer> turnsOfParents(Connection connection, JobId child)
      throws SQLException {
    try (var statement = connection.prepareStatement(PARENTS)) {
      statement.setObject(1, child.value());
      var row = statement.executeQuery();
      var found = new LinkedHashMap<JobId, Integer>();
      while (row.next()) {
        found.put(new JobId(row.getObject(1, UUID.class)), row.getInt(2));
      }
      Turns.at(connection, found.keySet());
      return found;
    }
  }

  Job apply(Connection connection, Job before, Change step, Counts counts) throws SQLException {
    var change = numbered(connection, before, step);
    var after = change.job();
    try (var statement = connection.prepareStatement(UPDATE)) {
      statement.setObject(rows.bind(statement, after), after.id().value());
      statement.executeUpdate();
    }
    if (change.enqueued()) {
      queue.enqueue(List.of(after));
    }
    change.errands().forEach(errand -> queue.enqueue(errand, after));
    traces.leave(connection, before, change);
    counts.gone(before);
    counts.come(after);
    if (after.status().isFinal() && !before.status().isFinal()) {
      ends.publishEvent(new JobEnded(after));
    }
    return after;
  }

  private static Change numbered(Connection connection, Job before, Change step)
      throws SQLException {
    var counted = step.event().isPresent() ? step.withJob(step.job().withNextEvent()) : step;
    return stopsShort(before, counted.job())
        ? counted.withJob(counted.job().at(JobSelect.mean(connection, before.id())))
        : counted;
  }

  /** A parent that ends before all is done keeps how far it came. */
  private static boolean stopsShort(Job before, Job after) {
    return before.isParent()
        && before.status() == JobStatus.DOWNLOADING
        && (after.status() == JobStatus.FAILED || after.status() == JobStatus.CANCELLED);
  }
}
