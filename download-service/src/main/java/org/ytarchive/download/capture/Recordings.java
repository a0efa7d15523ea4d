package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

/** Records captures: segment after segment, until their time is over. */
@Singleton
class Recordings {
  private final Recorder recorder;
  private final Footage footage;
  private final CaptureStore store;
  private final CaptureSettings settings;
  private final DownloadRoot root;
  private final Persistently persistently;
  private final Clock clock;

  Recordings(
      Recorder recorder,
      Footage footage,
      CaptureStore store,
      CaptureSettings settings,
      DownloadRoot root,
      Persistently persistently,
      Clock clock) {
    this.recorder = recorder;
    this.footage = footage;
    this.store = store;
    this.settings = settings;
    this.root = root;
    this.persistently = persistently;
    this.clock = clock;
  }

  /**
   * @return the segments, each with a picture, that cover the time wanted but for their gaps
   */
  List<Segment> record(Capture capture, Running<CaptureRun> running, Path folder)
      throws IOException, InterruptedException, FailedCapture {
    return new Recording(this, capture, running, folder).run();
  }

  Recorder recorder() {
    return recorder;
  }

  Footage footage() {
    return footage;
  }

  CaptureSettings settings() {
    return settings;
  }

  Clock clock() {
    return clock;
  }

  /** Throws {@code DISK_FULL}. */
  void requireSpace() {
    root.requireSpace();
  }

  void keep(Running<CaptureRun> running, List<Segment> segments, Optional<Instant> until)
      throws InterruptedException {
    persistently.require(running, () -> store.keep(running.run(), segments, until));
  }

  /** Progress may be lost while the database is away. */
  void report(Running<CaptureRun> running, CaptureProgress progress) {
    try {
      if (!store.report(running.run(), progress)) {
        running.stop(Running.Stop.NOT_OURS);
      }
    } catch (RuntimeException e) {
      if (!DatabaseAway.explains(e)) {
        throw e;
      }
    }
  }

  void note(Running<CaptureRun> running, String line) {
    persistently.write(
        running,
        () -> {
          store.note(running.run().id(), clock.instant(), line);
          return true;
        });
  }
}
