package org.ytarchive.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.http.queue.TextData;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobOptions;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** What a worker is handed from the queue, while the way is free and while it is blocked. */
class JobFetchIT {
  private static final Failure FAILURE =
      new Failure("YTDLP_ERROR", "no luck", FailureClass.LATER, Map.of());
  private static final int ALL = 10;

  @TempDir Path home;
  private JobsUnderTest jobs;
  private Instant now;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home, Map.of("ytarchive.jobs.working", "false"));
    now = jobs.bean(Clock.class).instant();
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  private Job waiting(int priority) {
    var options =
        new JobOptions("best", false, null, true, 5, List.of(), priority, null, true, Map.of());
    var job = Job.ordered(JobId.random(), new VideoId("dQw4w9WgXcQ"), options, now);
    jobs.bean(JobStore.class).insert(job);
    return job;
  }

  private Job change(Job job, Function<Job, Change> step) {
    return jobs.bean(JobStore.class)
        .change(job.id(), current -> Optional.of(step.apply(current)))
        .orElseThrow();
  }

  /** Its worker had it at Download, and is gone without a word. */
  private Job atDownload() {
    var job = waiting(0);
    return change(job, j -> Change.quiet(j.claim(now).downloadsAs("dl_" + j.id(), now)));
  }

  private Job handedOver() {
    return change(atDownload(), j -> Change.told(j.handOver(now), EventKind.JOB_QUEUED));
  }

  private Job postponed() {
    return change(atDownload(), j -> Change.enqueued(j.postpone(now), EventKind.JOB_QUEUED));
  }

  private Job failed() {
    return failed(atDownload(), now);
  }

  private Job withFile(Instant due) {
    var kept = change(atDownload(), j -> Change.quiet(j.keep(DownloadScript.file(), now)));
    return failed(kept, due);
  }

  private Job failed(Job job, Instant due) {
    return change(job, j -> Change.enqueued(j.retryAt(due, FAILURE, now), EventKind.JOB_RETRYING));
  }

  private List<String> fetched(boolean blocked, int allowed, int limit) {
    var fetch = new JobFetch(() -> blocked, wanted -> Math.min(allowed, wanted));
    var data = DelegatingDataSource.unwrapDataSource(jobs.bean(DataSource.class));
    var task = Tasks.oneTime(WorkQueue.JOBS.task(), String.class).execute((i, c) -> {});
    var clock = new SystemClock();
    var repository =
        new JdbcTaskRepository(
            data,
            true,
            fetch,
            WorkQueue.JOBS.table(),
            new TaskResolver(SchedulerListeners.NOOP, clock, List.of(task)),
            new SchedulerName.Fixed("a worker"),
            new TextData(),
            true,
            clock);
    return repository.lockAndGetDue(now, limit).stream().map(JobFetchIT::picked).toList();
  }

  private static String picked(Execution execution) {
    assertThat(execution.picked).isTrue();
    assertThat(execution.pickedBy).isEqualTo("a worker");
    return execution.taskInstance.getId();
  }

  private static String ticket(Job job) {
    return new Ticket(job.id(), job.nextAttempt(), 0).text();
  }

  @Test
  void fetch_whileTheWayIsFreeTakesAll() {
    var waiting = waiting(0);
    var handedOver = handedOver();

    assertThat(fetched(false, ALL, ALL))
        .containsExactlyInAnyOrder(ticket(waiting), ticket(handedOver));
  }

  @Test
  void fetch_whileTheWayIsBlockedTakesWhatNeedsNothingMoreFromThere() {
    waiting(9);
    postponed();
    failed();
    withFile(now.plus(Duration.ofMinutes(1)));
    var expected = List.of(atDownload(), handedOver(), withFile(now));

    assertThat(fetched(true, 0, ALL))
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(JobFetchIT::ticket).toList());
    assertThat(fetched(true, 0, ALL)).as("each once").isEmpty();
  }

  @Test
  void fetch_lendsNoMoreThanThereIsRoomFor() {
    handedOver();
    handedOver();
    waiting(9);

    assertThat(fetched(true, 1, 1)).hasSize(1).isNotEqualTo(fetched(true, 1, 1));
  }

  /** The probe is one more, however much else goes on. */
  @Test
  void fetch_whenAProbeIsDueTakesItAfterTheOthers() {
    var probe = waiting(9);
    waiting(1);
    var handedOver = handedOver();

    assertThat(fetched(true, 1, ALL)).containsExactly(ticket(handedOver), ticket(probe));
  }
}
