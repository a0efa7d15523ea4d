package org.ytarchive.jobs.door.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.JobId;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.VideoId;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobOptions;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.testing.DownloadScript;

/**
 * What every {@link SessionStore} promises. Backends extend it; none may disable a case silently.
 */
public abstract class SessionStoreContract {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final Instant LONG_AGO = NOON.minusSeconds(86_400);

  protected abstract SessionStore sessions();

  protected abstract JobStore jobs();

  private UUID session(Instant at) {
    var handle = UUID.randomUUID();
    assertThat(sessions().create(handle, SessionId.random().hash(), at, LONG_AGO, 100)).isTrue();
    return handle;
  }

  private Session get(UUID handle) {
    return sessions().find(handle).orElseThrow();
  }

  private Job job(UUID handle, int atMost) {
    var job =
        Job.ordered(
            JobId.random(),
            new VideoId("dQw4w9WgXcQ"),
            new JobOptions("best", false, null, true, 5),
            NOON);
    var asked = new SessionJob(job.id(), "https://youtu.be/x", OutputFormat.Media.VIDEO, NOON);
    return sessions().add(handle, asked, job, atMost) ? job : aborted(job);
  }

  /** Nothing of it was written. */
  private Job aborted(Job job) {
    assertThat(jobs().find(job.id())).isEmpty();
    throw new IllegalStateException("too many");
  }

  private void end(Job job, boolean completed) {
    jobs().change(job.id(), j -> Optional.of(Change.told(j.claim(NOON), EventKind.JOB_STARTED)));
    jobs()
        .change(
            job.id(),
            j ->
                Optional.of(
                    completed
                        ? Change.told(
                            j.keep(DownloadScript.file(), NOON).complete(NOON),
                            EventKind.JOB_COMPLETED)
                        : Change.told(j.cancel(NOON), EventKind.JOB_CANCELLED)));
  }

  @Test
  void find_knowsASessionByItsSecretAlone() {
    var id = SessionId.random();
    var handle = UUID.randomUUID();
    sessions().create(handle, id.hash(), NOON, LONG_AGO, 100);

    assertThat(sessions().find(id.hash()).orElseThrow())
        .isEqualTo(new Session(handle, NOON, NOON, false, Session.Tally.NONE));
    assertThat(sessions().find(SessionId.random().hash())).isEmpty();
  }

  @Test
  void create_stopsAtTheLimitHoweverManyComeAtOnce() {
    int before = sessions().active(LONG_AGO).size();

    long made =
        IntStream.range(0, 12)
            .parallel()
            .filter(i -> sessions().create(UUID.randomUUID(), secret(), NOON, LONG_AGO, before + 5))
            .count();

    assertThat(made).isEqualTo(5);
  }

  private static byte[] secret() {
    return SessionId.random().hash();
  }

  @Test
  void touch_neverGoesBack() {
    var handle = session(NOON);

    sessions().touch(handle, NOON.plusSeconds(5));
    sessions().touch(handle, NOON.plusSeconds(2));

    assertThat(get(handle).lastActivity()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void add_countsAllButCancelledJobs() {
    var handle = session(NOON);
    var first = job(handle, 2);
    var second = job(handle, 2);
    assertThatThrownBy(() -> job(handle, 2)).hasMessage("too many");

    end(first, false);
    end(second, true);
    var third = job(handle, 2);

    assertThat(get(handle).tally())
        .isEqualTo(new Session.Tally(3, 1, 1, 0, 1, DownloadScript.SIZE));
    assertThat(sessions().jobs(handle)).extracting(SessionJob::id).contains(third.id());
    assertThat(sessions().owner(third.id())).contains(handle);
    assertThat(sessions().job(session(NOON), third.id())).isEmpty();
    assertThat(sessions().owner(JobId.random())).isEmpty();
  }

  @Test
  void close_endsWhatNobodyUses() {
    var old = session(NOON);
    var open = job(old, 5);
    var done = job(old, 5);
    end(done, true);
    var young = session(NOON.plusSeconds(100));

    assertThat(sessions().close(NOON, NOON.plusSeconds(200))).contains(old).doesNotContain(young);

    assertThat(get(old).isClosed()).isTrue();
    assertThat(sessions().active(LONG_AGO)).extracting(Session::handle).contains(young);
    assertThat(sessions().active(LONG_AGO)).extracting(Session::handle).doesNotContain(old);
    assertThat(sessions().goingOn()).contains(open.id()).doesNotContain(done.id());
    assertThat(sessions().unswept(NOON.plusSeconds(199))).doesNotContain(old);
    assertThat(sessions().unswept(NOON.plusSeconds(200))).contains(old);
    sessions().swept(old, NOON.plusSeconds(300));
    assertThat(sessions().unswept(NOON.plusSeconds(400))).doesNotContain(old);
    assertThat(get(old).tally().bytes()).isZero();
    assertThat(sessions().sweptBy(NOON.plusSeconds(299))).doesNotContain(old);
    assertThat(sessions().sweptBy(NOON.plusSeconds(300))).contains(old).doesNotContain(young);
    sessions().forget(old);
    assertThat(sessions().find(old)).isEmpty();
    assertThat(jobs().find(done.id())).isPresent();
  }

  @Test
  void totals_countEverybody() {
    var before = sessions().totals(LONG_AGO);
    var handle = session(NOON);
    job(handle, 5);

    var after = sessions().totals(LONG_AGO);

    assertThat(after.sessions()).isEqualTo(before.sessions() + 1);
    assertThat(after.active()).isEqualTo(before.active() + 1);
    assertThat(after.jobs().active()).isEqualTo(before.jobs().active() + 1);
  }
}
