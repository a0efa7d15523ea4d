package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.ytarchive.common.http.queue.TextData;
import org.ytarchive.jobs.job.Errand;

/** Who puts something into the queues; a client writes through the running transaction. */
@Factory
class QueueClients {
  static final String PLAN = "run_plan";
  static final String ERRAND_TABLE = "errand_queue";
  static final String STOP_TABLE = "stop_queue";

  /** What waits behind no other errand. */
  static final List<Errand> STOPS =
      Arrays.stream(Errand.values()).filter(any -> tableOf(any).equals(STOP_TABLE)).toList();

  static String nameOf(Errand errand) {
    return errand.name().toLowerCase(Locale.ROOT);
  }

  /** What runs is to be stopped within seconds, whatever else is owed. */
  static String tableOf(Errand errand) {
    return switch (errand) {
      case STOP_DOWNLOAD, CANCEL_CHILDREN -> STOP_TABLE;
      case FILE_WORK_PLAN, LEAVE_FILES -> ERRAND_TABLE;
    };
  }

  static PostgreSqlJdbcCustomization postgres() {
    return new PostgreSqlJdbcCustomization(false, false);
  }

  @Singleton
  @Named("jobs")
  SchedulerClient jobClient(DataSource contextual) {
    return client(contextual, WorkQueue.JOBS);
  }

  @Singleton
  @Named("lists")
  SchedulerClient listClient(DataSource contextual) {
    return client(contextual, WorkQueue.LISTS);
  }

  @Singleton
  @Named("captures")
  SchedulerClient captureClient(DataSource contextual) {
    return client(contextual, WorkQueue.CAPTURES);
  }

  @Singleton
  @Named("processings")
  SchedulerClient processingClient(DataSource contextual) {
    return client(contextual, WorkQueue.PROCESSINGS);
  }

  private static SchedulerClient client(DataSource data, WorkQueue queue) {
    var name = Tasks.oneTime(queue.task(), String.class).execute((i, c) -> {});
    return client(data, queue.table(), List.of(name));
  }

  @Singleton
  @Named("errands")
  SchedulerClient errandClient(DataSource contextual) {
    var names = new ArrayList<Task<?>>();
    for (var errand : Errand.values()) {
      names.add(named(errand));
    }
    names.add(Tasks.oneTime(PLAN, String.class).execute((i, c) -> {}));
    return client(contextual, ERRAND_TABLE, names);
  }

  @Singleton
  @Named("stops")
  SchedulerClient stopClient(DataSource contextual) {
    return client(contextual, STOP_TABLE, STOPS.stream().map(QueueClients::named).toList());
  }

  private static Task<?> named(Errand errand) {
    return Tasks.oneTime(nameOf(errand), String.class).execute((i, c) -> {});
  }

  private static SchedulerClient client(
      DataSource data, String table, List<? extends Task<?>> names) {
    return SchedulerClient.Builder.create(data, List.copyOf(names))
        .tableName(table)
        .enablePriority()
        .serializer(new TextData())
        .jdbcCustomization(postgres())
        .build();
  }
}
