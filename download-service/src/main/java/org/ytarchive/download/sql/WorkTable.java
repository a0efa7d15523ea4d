package org.ytarchive.download.sql;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.download.work.Counts;

/**
 * What all tables of work have in common. A row waits in state {@code QUEUED}, has a worker in one
 * other state, and is over in the rest; {@code run} counts how often a worker took it up. A
 * worker's write names its run, or changes nothing; every change is told to all replicas.
 */
public final class WorkTable {
  /** Stands behind the id when the worker itself changed the row: it need not be told. */
  public static final String BY_ITS_WORKER = " worker";

  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
  private static final String NOTIFY = "select pg_notify(?, ?)";
  private static final String IS_CURRENT =
      "select 1 from %s where id = ? and run = ? and state = '%s'";
  private static final String COUNTS =
      """
      select count(*) filter (where state = '%2$s') as active,
             count(*) filter (where state = 'QUEUED') as queued
        from %1$s where state in ('QUEUED', '%2$s')
      """;

  private final Sql sql;
  private final String channel;
  private final String isCurrent;
  private final String counts;

  /**
   * @param table with its schema
   * @param atWork the state of a row that has a worker
   * @param channel where changes are told
   */
  public WorkTable(Sql sql, String table, String atWork, String channel) {
    this.sql = sql;
    this.channel = channel;
    this.isCurrent = IS_CURRENT.formatted(table, atWork);
    this.counts = COUNTS.formatted(table, atWork);
  }

  /** Until the end of the transaction what has this name is the caller's alone. */
  public void exclude(String name) {
    sql.first(LOCK, row -> true, name);
  }

  /** With the end of the transaction all replicas hear this. */
  public void tell(Object news) {
    sql.first(NOTIFY, row -> true, channel, news.toString());
  }

  public boolean isCurrent(Object id, int run) {
    return sql.first(isCurrent, row -> true, id, run).isPresent();
  }

  /**
   * A worker's write. One row changed: the run's, and all hear of it. None: the run is over.
   *
   * @param statement takes the values, then the row's id and the run
   */
  public boolean change(String statement, Object id, int run, @Nullable Object... values) {
    return sql.together(
        () -> {
          boolean changed = note(statement, id, run, values);
          if (changed) {
            tell(id + BY_ITS_WORKER);
          }
          return changed;
        });
  }

  /** The same for what only the next worker need know: nobody hears of it. */
  public boolean note(String statement, Object id, int run, @Nullable Object... values) {
    var all = Arrays.copyOf(values, values.length + 2);
    all[values.length] = id;
    all[values.length + 1] = run;
    return sql.update(statement, all) == 1;
  }

  /**
   * What state the row was in; empty when it was over already.
   *
   * @param statement answers that state
   */
  public Optional<String> cancel(String statement, Object id, Object now) {
    return sql.together(
        () -> {
          var before = sql.first(statement, row -> row.getString("state"), id, now);
          before.ifPresent(state -> tell(id));
          return before;
        });
  }

  /**
   * One page.
   *
   * @param first takes limit and offset
   * @param further takes the time and the UUID of the last row before, limit and offset
   */
  public <T> List<T> page(String first, String further, Sql.Row<T> row, Paging paging) {
    return paging
        .after()
        .map(end -> further(further, row, end, paging.fetch()))
        .orElseGet(() -> sql.list(first, row, paging.fetch(), paging.slice().offset()));
  }

  private <T> List<T> further(String statement, Sql.Row<T> row, Cursor end, int limit) {
    return sql.list(statement, row, end.instant(0), end.uuid(), limit, 0);
  }

  public Counts counts() {
    return sql.first(counts, row -> new Counts(row.getLong("active"), row.getLong("queued")))
        .orElseThrow();
  }

  /**
   * Drops something that is the caller's alone meanwhile, unless a row needs it.
   *
   * @param name what it is excluded by
   * @param needed finds a row that needs it
   */
  public boolean dropUnless(String needed, String name, Runnable drop, Object... values) {
    return sql.together(
        () -> {
          exclude(name);
          boolean free = sql.first(needed, row -> true, values).isEmpty();
          if (free) {
            drop.run();
          }
          return free;
        });
  }
}
