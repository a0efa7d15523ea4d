package org.ytarchive.download.processing;

import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.processing.ProcessingList;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.contracts.processing.ProcessingView;
import org.ytarchive.download.work.Counts;

/** Processings as the wire shows them. */
final class ProcessingViews {

  private ProcessingViews() {}

  static ProcessingView view(Processing p) {
    boolean done = p.status() == ProcessingStatus.COMPLETED;
    return new ProcessingView(
        p.id().toString(),
        p.request().jobId(),
        p.request().attempt(),
        p.request().process(),
        p.request().fileId(),
        p.status(),
        p.phase().wireName(),
        p.percent(),
        p.request().adjustment().map(Adjustment::view).orElse(null),
        done ? p.file().orElse(null) : null,
        p.failure().orElse(null),
        p.times().created(),
        p.times().started().orElse(null),
        p.times().completed().orElse(null));
  }

  static ProcessingList list(Paging.Page<Processing> page, Counts counts) {
    return new ProcessingList(
        page.items().stream().map(ProcessingViews::view).toList(),
        counts.active(),
        counts.queued(),
        page.hasMore(),
        page.nextCursor().orElse(null));
  }

  static Cursor cursor(Processing last) {
    return Cursor.after(ProcessingStore.OPEN_ORDER, last.id().value(), last.times().created());
  }
}
