package org.ytarchive.jobs.door.collector;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.VideoUrl;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.jobs.NewJob;
import org.ytarchive.jobs.capture.CaptureOrders;
import org.ytarchive.jobs.capture.CaptureWork;
import org.ytarchive.jobs.door.Refusal;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobOrders;
import org.ytarchive.jobs.job.JobService;

/** Starts collections under the names clients give them, and finds them again. */
@Singleton
class CollectorService {
  private static final Logger log = LoggerFactory.getLogger(CollectorService.class);
  private static final int BAD_REQUEST = 400;
  private static final int RETRIES = 4;

  private final Names names;
  private final JobOrders orders;
  private final JobService jobs;
  private final LiveStreams live;
  private final CaptureOrders captures;
  private final String usualUrl;
  private final Clock clock;

  CollectorService(
      Names names,
      JobOrders orders,
      JobService jobs,
      LiveStreams live,
      CaptureOrders captures,
      @Value("${ytarchive.collector.url:}") String usualUrl,
      Clock clock) {
    this.names = names;
    this.orders = orders;
    this.jobs = jobs;
    this.live = live;
    this.captures = captures;
    this.usualUrl = usualUrl;
    this.clock = clock;
  }

  /** Starts what is wished for, unless that name was given before; answers the name. */
  String start(Wish wish) {
    var name = wish.name().orElseGet(() -> UUID.randomUUID().toString());
    var known = names.find(name);
    if (known.isPresent() && isThere(known.get())) {
      return name;
    }
    var duration = live.duration(wish);
    if (duration.isPresent()) {
      capture(name, live.work(wish, duration.get(), this::usual));
    } else {
      var order = order(wish);
      orders.check(order);
      collect(name, order);
    }
    return name;
  }

  /** What is live is nobody else's too: one job for one name. */
  private void capture(String name, CaptureWork work) {
    var id = JobId.random();
    captures.admit(id, work);
    var taken = names.take(name, id, clock.instant());
    captures.order(taken, work, RETRIES);
    log.info("{} is the collector's {}: {}", taken, name, work);
  }

  private boolean isThere(JobId id) {
    return jobs.find(id).isPresent();
  }

  /**
   * The name first, then the job, so that whoever hears of the job finds the name. A job like it
   * that is under way is it; should that end before it has this name, the next round begins with
   * its file.
   */
  private void collect(String name, NewJob order) {
    var id = names.take(name, JobId.random(), clock.instant());
    while (!isThere(id)) {
      var job = ordered(id, order);
      if (job.id().equals(id)) {
        log.info("{} is the collector's {}", id, name);
        return;
      }
      names.move(name, job.id());
      if (!jobs.get(job.id()).status().isFinal()) {
        log.info("{} is the collector's {} too", job.id(), name);
        return;
      }
      id = JobId.random();
      names.move(name, id);
    }
  }

  /** Whoever asks with the same name at the same time may have been first. */
  private Job ordered(JobId id, NewJob order) {
    try {
      return orders.orderOwn(id, order, OutputFormat.MP4).job();
    } catch (RuntimeException e) {
      return jobs.find(id).orElseThrow(() -> e);
    }
  }

  private NewJob order(Wish wish) {
    var video = wish.find("video_id").orElse(null);
    var url = wish.find("url").orElse(null);
    if (video == null && url == null) {
      url = usual();
    }
    requireVideo(video, url);
    var quality = wish.find("quality").orElse(null);
    if ("audio".equals(quality)) {
      throw new Refusal(BAD_REQUEST, "A collection is a video: quality cannot be audio.");
    }
    return new NewJob(video, url, quality, null, null, null, null);
  }

  /** Before the name is taken: what cannot be meant takes no name. */
  private static void requireVideo(@Nullable String video, @Nullable String url) {
    var wanted = new HashSet<Wanted>();
    if (video != null) {
      wanted.add(new Wanted.Video(new VideoId(video)));
    }
    if (url != null) {
      wanted.add(VideoUrl.wanted(url));
    }
    if (wanted.size() != 1 || !(wanted.iterator().next() instanceof Wanted.Video)) {
      throw new Refusal(BAD_REQUEST, "A collection is one video: give video_id or the url of one.");
    }
  }

  private String usual() {
    if (usualUrl.isEmpty()) {
      throw new IllegalStateException(
          "neither url nor video_id was sent, and COLLECTOR_URL is not set");
    }
    return usualUrl;
  }

  /** Throws {@code JOB_NOT_FOUND} with the printed sentence. */
  Job get(String name) {
    return names
        .find(name)
        .flatMap(jobs::find)
        .orElseThrow(() -> new ArchiveException(ErrorCode.JOB_NOT_FOUND, "Job not found"));
  }
}
