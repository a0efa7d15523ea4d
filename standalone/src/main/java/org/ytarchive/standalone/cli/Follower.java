package org.ytarchive.standalone.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ytarchive.client.JobsClient;
import org.ytarchive.client.UnreachableException;
import org.ytarchive.client.YTArchiveException;
import org.ytarchive.client.model.JobEventView;

/**
 * Watches jobs to their ends. Events move the bars at once; besides, each job is asked for now and
 * then, oftener while no events can be heard, so that nothing depends on one of them arriving.
 */
final class Follower {
  private static final Duration TICK = Duration.ofMillis(200);
  private static final long BESIDE_EVENTS = Duration.ofSeconds(3).toNanos();
  private static final long WITHOUT_EVENTS = Duration.ofMillis(500).toNanos();
  private static final long GIVE_UP = Duration.ofSeconds(90).toNanos();
  private static final Set<String> PASSING = Set.of("SERVICE_UNAVAILABLE", "COORDINATION_ERROR");

  private final JobsClient jobs;
  private final Board board;
  private final Map<String, Followed> followed = new LinkedHashMap<>();
  private final Map<String, Long> asked = new HashMap<>();
  private final Map<String, JobEventView> news = new ConcurrentHashMap<>();
  private volatile long lastNews = System.nanoTime() - BESIDE_EVENTS;
  private long lastAnswer = System.nanoTime();

  Follower(JobsClient jobs, Board board) {
    this.jobs = jobs;
    this.board = board;
  }

  /** Returns all of them, ended, in the order they were given. */
  Collection<Followed> follow(List<Followed> created) throws InterruptedException {
    created.forEach(job -> followed.put(job.jobId(), job));
    try (var events = jobs.subscribe(this::hear)) {
      while (!allEnded()) {
        takeNews();
        askWhatIsDue();
        board.show(followed.values());
        Thread.sleep(allEnded() ? Duration.ZERO : TICK);
      }
      return followed.values();
    }
  }

  private void hear(JobEventView event) {
    lastNews = System.nanoTime();
    news.put(event.getJobId(), event);
  }

  private boolean allEnded() {
    return followed.values().stream().allMatch(Followed::ended);
  }

  private void takeNews() {
    for (var id : followed.keySet()) {
      var event = news.remove(id);
      if (event != null) {
        followed.computeIfPresent(id, (same, job) -> job.hear(event));
        if (Followed.isEnd(event.getStatus())) {
          asked.remove(id);
        }
      }
    }
  }

  private void askWhatIsDue() {
    long now = System.nanoTime();
    long pause = now - lastNews < BESIDE_EVENTS ? BESIDE_EVENTS : WITHOUT_EVENTS;
    for (var job : List.copyOf(followed.values())) {
      var last = asked.get(job.jobId());
      if (!job.ended() && (last == null || now - last >= pause)) {
        asked.put(job.jobId(), now);
        ask(job);
      }
    }
  }

  /** A service that restarts is waited for: jobs outlive it. */
  private void ask(Followed job) {
    try {
      followed.put(job.jobId(), job.see(jobs.getJob(job.jobId())));
      lastAnswer = System.nanoTime();
    } catch (UnreachableException e) {
      beCalmAbout(e);
    } catch (YTArchiveException e) {
      if (!PASSING.contains(e.code())) {
        throw e;
      }
      beCalmAbout(e);
    }
  }

  private void beCalmAbout(RuntimeException e) {
    if (System.nanoTime() - lastAnswer > GIVE_UP) {
      throw e;
    }
  }
}
