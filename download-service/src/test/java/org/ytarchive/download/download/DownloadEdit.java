package org.ytarchive.download.download;

import java.time.Instant;
import java.util.Optional;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.work.Times;

/** A download being written anew, field by field. */
final class DownloadEdit {
  private final Download before;
  private DownloadStatus status;
  private int run;
  private DownloadProgress progress;
  private Optional<Long> size;
  private Optional<VideoInfo> info;
  private Optional<DownloadedFile> file;
  private Companions companions;
  private Optional<Failure> failure;
  private Optional<Instant> started;
  private Optional<Instant> completed;

  DownloadEdit(Download before) {
    this.before = before;
    this.status = before.status();
    this.run = before.run();
    this.progress = before.progress();
    this.size = before.estimatedSize();
    this.info = before.info();
    this.file = before.file();
    this.companions = before.companions();
    this.failure = before.failure();
    this.started = before.times().started();
    this.completed = before.times().completed();
  }

  DownloadEdit claimed(Instant now) {
    run++;
    started = started.or(() -> Optional.of(now));
    return open(DownloadStatus.DOWNLOADING, Phase.DOWNLOAD);
  }

  DownloadEdit open(DownloadStatus to, Phase phase) {
    status = to;
    progress = before.progress().in(phase);
    completed = Optional.empty();
    return this;
  }

  DownloadEdit ended(DownloadStatus to, Instant now) {
    status = to;
    completed = Optional.of(now);
    return this;
  }

  DownloadEdit progress(DownloadProgress to) {
    progress = to;
    return this;
  }

  DownloadEdit described(VideoInfo to, Optional<Long> estimated) {
    info = Optional.of(to);
    size = estimated.or(before::estimatedSize);
    return this;
  }

  DownloadEdit file(DownloadedFile to) {
    file = Optional.of(to);
    return this;
  }

  DownloadEdit withoutFile() {
    file = Optional.empty();
    return this;
  }

  DownloadEdit companions(Companions to) {
    companions = to;
    return this;
  }

  DownloadEdit failure(Optional<Failure> to) {
    failure = to;
    return this;
  }

  Download download() {
    var times = new Times(before.times().created(), started, completed);
    return new Download(
        before.id(),
        before.request(),
        status,
        run,
        progress,
        size,
        info,
        file,
        companions,
        failure,
        times);
  }
}
