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
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.download.queue.DownloadQueue;

/** The queue as db-scheduler keeps it, in our schema. */
@Singleton
class SchedulerQueue implements DownloadQueue {
  static final String CHANNEL = "download_queue";
  static final String TABLE = "download.queue";
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("download");

  /** The hosts' clocks differ, and what is due only in a moment would wait for the next poll. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private final DataSource dataSource;
  private final SchedulerClient client;
  private final Clock clock;

  /**
   * @param dataSource the contextual one: writes in the caller's transaction, or fails
   */
  SchedulerQueue(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.client =
        SchedulerClient.Builder.create(dataSource)
            .tableName(TABLE)
            .enablePriority()
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .build();
  }

  @Override
  public void add(UUID id, int priority) {
    var due = clock.instant().minus(CLOCK_SKEW);
    var work = TASK.instance(id.toString()).priority(Priority.MEDIUM + priority).build();
    client.scheduleIfNotExists(work, due);
    announce();
  }

  private void announce() {
    try (var connection = dataSource.getConnection()) {
      announce(connection);
    } catch (SQLException e) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "the queue cannot be reached", Map.of(), e);
    }
  }

  static void announce(Connection connection) throws SQLException {
    try (var notify = connection.prepareStatement("select pg_notify(?, '')")) {
      notify.setString(1, CHANNEL);
      notify.execute();
    }
  }
}
