package org.ytarchive.download.capture;

import java.util.List;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.capture.CaptureList;
import org.ytarchive.contracts.capture.CaptureStatus;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.download.work.Counts;

/** Captures as the wire shows them. */
final class CaptureViews {

  private CaptureViews() {}

  static CaptureView view(Capture c) {
    boolean done = c.status() == CaptureStatus.COMPLETED;
    return new CaptureView(
        c.id(),
        c.id(),
        c.request().attempt(),
        c.status(),
        c.progress().phase().wireName(),
        c.progress().percent(),
        c.progress().recorded(),
        c.progress().bytes(),
        c.request().what() instanceof Source.TestPattern,
        Gaps.between(c.segments()),
        c.segments().size(),
        done ? c.file().orElse(null) : null,
        done ? c.companions() : List.of(),
        c.failure().orElse(null),
        c.log(),
        c.times().created(),
        c.times().started().orElse(null),
        c.times().completed().orElse(null));
  }

  static CaptureList list(Paging.Page<Capture> page, Counts counts) {
    return new CaptureList(
        page.items().stream().map(CaptureViews::item).toList(),
        counts.active(),
        counts.queued(),
        page.hasMore(),
        page.nextCursor().orElse(null));
  }

  private static CaptureList.Item item(Capture c) {
    return new CaptureList.Item(
        c.id(), c.status(), c.progress().phase().wireName(), c.progress().percent());
  }

  static Cursor cursor(Capture last) {
    return Cursor.after(CaptureStore.OPEN_ORDER, last.ticket(), last.times().created());
  }
}
