package org.ytarchive.download.queue.postgres;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.queue.TextData;
import org.ytarchive.common.http.tracing.TraceParent;
import org.ytarchive.download.queue.WorkKind;
import org.ytarchive.download.queue.WorkQueue;

/** The queues as db-scheduler keeps them, in our schema: a table for each kind of work. */
@Singleton
class SchedulerQueue implements WorkQueue {
  static final String CHANNEL = "download_queue";

  /** The hosts' clocks differ, and what is due only in a moment would wait for the next poll. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final DataSource dataSource;
  private final Map<WorkKind, SchedulerClient> clients = new EnumMap<>(WorkKind.class);
  private final Clock clock;

  /**
   * @param dataSource the contextual one: writes in the caller's transaction, or fails
   */
  SchedulerQueue(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
    for (var kind : WorkKind.values()) {
      clients.put(kind, client(kind));
    }
  }

  private SchedulerClient client(WorkKind kind) {
    return SchedulerClient.Builder.create(dataSource)
        .tableName(kind.table())
        .enablePriority()
        .serializer(new TextData())
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .build();
  }

  /** An entry carries the place in a trace of who put it there. */
  static TaskDescriptor<String> task(WorkKind kind) {
    return TaskDescriptor.of(kind.word(), String.class);
  }

  @Override
  public void add(WorkKind kind, UUID id, int priority) {
    var due = clock.instant().minus(CLOCK_SKEW);
    var work =
        task(kind)
            .instance(id.toString())
            .data(TraceParent.current().map(TraceParent::order).orElse(null))
            .priority(Priority.MEDIUM + priority)
            .build();
    Objects.requireNonNull(clients.get(kind)).scheduleIfNotExists(work, due);
    announce(kind);
  }

  private void announce(WorkKind kind) {
    try (var connection = dataSource.getConnection()) {
      announce(connection, kind);
    } catch (SQLException e) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "the queue cannot be reached", Map.of(), e);
    }
  }

  static void announce(Connection connection, WorkKind kind) throws SQLException {
    try (var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
      notify.setString(1, CHANNEL);
      notify.setString(2, kind.word());
      notify.execute();
    }
  }
}
