package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.common.PlaylistId;
import org.ytarchive.common.Slice;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.DownloadScript;

/** Parents whose entries are tested, and words to say it in. */
public abstract class EntryStores {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  static final Instant EARLIER = NOON.minusSeconds(3600);
  static final Failure FAILURE =
      new Failure("YTDLP_ERROR", "no luck", FailureClass.LATER, Map.of());
  static final Paging ALL = new Paging(new Slice(500, 0), Optional.empty());

  protected abstract JobStore jobs();

  protected abstract EntryStore entries();

  /** Nothing that another case knows of. */
  protected static VideoId video() {
    var random = RandomGenerator.getDefault();
    return new VideoId("v%010d".formatted(random.nextLong(10_000_000_000L)));
  }

  protected static List<VideoId> videos(int count) {
    var some = new ArrayList<VideoId>();
    for (int i = 0; i < count; i++) {
      some.add(video());
    }
    return some;
  }

  protected Job change(Job job, Function<Job, Change> step) {
    return jobs().change(job.id(), now -> Optional.of(step.apply(now))).orElseThrow();
  }

  protected Job aParent() {
    var list = new Wanted.Playlist(new PlaylistId("PL" + video()));
    var options = new JobOptions("720p", false, null, true, 5);
    var job = Job.ordered(JobId.random(), list, options, EARLIER);
    jobs().insert(job);
    return claimed(job);
  }

  protected Job claimed(Job job) {
    return change(job, j -> Change.told(j.claim(EARLIER), EventKind.JOB_STARTED));
  }

  protected static Listing listing(List<VideoId> videos) {
    var lines = new ArrayList<Entry>();
    videos.forEach(v -> lines.add(new Entry(lines.size() + 1, v, "Title \u0000 of " + v, null)));
    return new Listing(Map.of("title", "A \u0000 list"), lines);
  }

  static Listing withADeadEntry(List<VideoId> videos) {
    var lines = new ArrayList<>(listing(videos).entries());
    lines.add(new Entry(lines.size() + 1, video(), "[Private video]", Entry.Reason.PRIVATE));
    return new Listing(Map.of(), lines);
  }

  /** A parent at work on these videos. */
  protected Job working(Listing listing) {
    var parent = aParent();
    assertThat(entries().list(parent.id(), parent.run(), listing)).isTrue();
    while (entries().adopt(parent.id(), parent.run(), 100, Set.of()).orElseThrow() > 0) {}
    return change(parent, job -> Parents.working(job, NOON));
  }

  protected List<Job> children(Job parent) {
    return entries().children(parent.id(), Set.of(JobStatus.values()), ALL).children().stream()
        .map(Child::job)
        .toList();
  }

  protected Job now(Job job) {
    return jobs().find(job.id()).orElseThrow();
  }

  protected Job complete(Job job) {
    claimed(job);
    return change(
        job,
        j ->
            Change.told(
                j.keep(DownloadScript.file(), NOON).complete(NOON), EventKind.JOB_COMPLETED));
  }

  Job fail(Job job) {
    claimed(job);
    return change(job, j -> Change.told(j.giveUp(FAILURE, NOON), EventKind.JOB_FAILED));
  }

  Job cancel(Job job) {
    return change(job, j -> Change.told(j.cancel(NOON), EventKind.JOB_CANCELLED));
  }
}
