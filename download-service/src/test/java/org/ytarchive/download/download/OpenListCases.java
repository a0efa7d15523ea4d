package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.download.Samples.NOON;
import static org.ytarchive.download.download.Samples.failure;
import static org.ytarchive.download.download.Samples.queued;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.work.Counts;

/** The list of what runs or waits. */
public interface OpenListCases extends DownloadStoreCases {
  @Test
  default void open_listsWhatRunsOrWaitsOldestFirst() {
    var running = claimed(queued("job_1", 1));
    var over = claimed(queued("job_2", 1));
    store().fail(over.currentRun(), failure(FailureClass.NEVER), NOON);
    stored(queued("job_3", 1));
    stored(queued("job_4", 1));

    assertThat(store().open(page(50, 0)))
        .hasSize(3)
        .extracting(Download::id)
        .contains(running.id())
        .doesNotContain(over.id());
    assertThat(store().open(page(50, 2))).hasSize(1);
    assertThat(store().counts()).isEqualTo(new Counts(1, 2));
  }

  private static Paging page(int limit, int offset) {
    return Paging.read(limit, offset, null, DownloadStore.OPEN_ORDER);
  }

  /** Many are enqueued within one millisecond: the id breaks the tie. */
  @Test
  default void open_followedByCursorShowsEachOnce() {
    var all = IntStream.range(0, 7).mapToObj(i -> stored(queued("job_" + i, 1)).id()).toList();

    var seen = new ArrayList<DownloadId>();
    var cursor = Optional.<String>empty();
    do {
      var paging = Paging.read(2, 0, cursor.orElse(null), DownloadStore.OPEN_ORDER);
      var page = paging.page(store().open(paging), DownloadViews::cursor);
      page.items().forEach(d -> seen.add(d.id()));
      cursor = page.nextCursor();
    } while (cursor.isPresent());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  /** What ended meanwhile is no gap, and what came meanwhile comes last. */
  @Test
  default void open_afterACursorWhoseItemEndedGoesOn() {
    IntStream.range(0, 3).forEach(i -> stored(queued("job_" + i, 1)));
    var first = Paging.read(1, 0, null, DownloadStore.OPEN_ORDER);
    var page = first.page(store().open(first), DownloadViews::cursor);
    store().cancel(page.items().getFirst().id(), NOON);

    var rest = Paging.read(10, 0, page.nextCursor().orElseThrow(), DownloadStore.OPEN_ORDER);

    assertThat(store().open(rest)).hasSize(2);
  }
}
