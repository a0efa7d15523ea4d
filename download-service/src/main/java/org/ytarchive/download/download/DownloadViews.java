package org.ytarchive.download.download;

import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.DownloadList;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.download.work.Counts;

/** Downloads as the wire shows them. */
final class DownloadViews {

  private DownloadViews() {}

  static DownloadView view(Download d) {
    var progress = d.progress();
    return new DownloadView(
        d.id().toString(),
        d.request().order().videoId().value(),
        d.request().jobId().orElse(null),
        d.request().attempt(),
        d.status(),
        progress.phase().wireName(),
        progress.percent(),
        progress.bytes(),
        progress.total().orElse(null),
        d.estimatedSize().orElse(null),
        speed(d).map(Words::speed).orElse(null),
        speed(d).orElse(null),
        eta(d).map(Words::eta).orElse(null),
        outputPath(d).orElse(null),
        d.times().created(),
        d.times().started().orElse(null),
        d.times().completed().orElse(null),
        d.status().isFinal() ? d.file().orElse(null) : null,
        d.info().orElse(null),
        d.failure().orElse(null),
        d.status().isFinal() && d.file().isPresent() ? d.companions().placed() : List.of(),
        done(d) ? d.companions().missing() : List.of());
  }

  private static boolean done(Download d) {
    return d.status() == DownloadStatus.COMPLETED;
  }

  /** While it runs the tool's word; of a completed one the speed of the whole. */
  private static Optional<Long> speed(Download d) {
    return moves(d) ? d.progress().speed() : Optional.empty();
  }

  private static Optional<Long> eta(Download d) {
    return moves(d) ? d.progress().eta() : Optional.empty();
  }

  private static boolean moves(Download d) {
    return switch (d.status()) {
      case DOWNLOADING, COMPLETED -> true;
      case QUEUED, FAILED, CANCELLED -> false;
    };
  }

  /** Known shortly before the file is there; of what ended without one there is none. */
  private static Optional<String> outputPath(Download d) {
    return switch (d.status()) {
      case DOWNLOADING, COMPLETED -> d.file().map(file -> file.path());
      case QUEUED, FAILED, CANCELLED -> Optional.empty();
    };
  }

  static DownloadList list(Paging.Page<Download> page, Counts counts) {
    return new DownloadList(
        page.items().stream().map(DownloadViews::item).toList(),
        counts.active(),
        counts.queued(),
        page.hasMore(),
        page.nextCursor().orElse(null));
  }

  static Cursor cursor(Download last) {
    return Cursor.after(DownloadStore.OPEN_ORDER, last.id().value(), last.times().created());
  }

  private static DownloadList.Item item(Download d) {
    return new DownloadList.Item(
        d.id().toString(),
        d.request().order().videoId().value(),
        d.status(),
        d.progress().percent());
  }
}
