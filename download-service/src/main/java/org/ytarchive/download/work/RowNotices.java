package org.ytarchive.download.work;

import java.util.function.Function;
import org.ytarchive.download.queue.NoticeListener;
import org.ytarchive.download.sql.WorkTable;

/**
 * A row changed, on whichever replica: stop what must stop here, tell who listens here.
 *
 * @param <I> names a row
 */
public class RowNotices<I> implements NoticeListener {
  private final String channel;
  private final Function<String, I> idOf;
  private final RowChanges<I, ?> changes;
  private final Runs<I, ?> runs;

  /**
   * @param channel where replicas tell each other
   * @param idOf reads what they say there
   */
  protected RowNotices(
      String channel, Function<String, I> idOf, RowChanges<I, ?> changes, Runs<I, ?> runs) {
    this.channel = channel;
    this.idOf = idOf;
    this.changes = changes;
    this.runs = runs;
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public void heard(String payload) {
    boolean own = payload.endsWith(WorkTable.BY_ITS_WORKER);
    var id = idOf.apply(own ? payload.substring(0, payload.indexOf(' ')) : payload);
    changes.changed(id);
    if (!own && runs.has(id)) {
      Thread.ofVirtual().start(() -> runs.recheck(id)); // asks the database: not on this thread
    }
  }

  @Override
  public void missed() {
    changes.anythingChanged();
    Thread.ofVirtual().start(runs::recheckAll);
  }
}
