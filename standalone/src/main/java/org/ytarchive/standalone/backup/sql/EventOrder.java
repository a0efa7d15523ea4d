package org.ytarchive.standalone.backup.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The order of the event log on another server. It is told by transaction numbers, and readers take
 * what lies below the oldest open one: numbers of a server that has lived long would hide every
 * event of a young one for months. So each event gets the smallest number that keeps the order: one
 * more than the event before it where its id is smaller, else the same.
 */
final class EventOrder {
  /** The first number PostgreSQL gives a transaction. */
  private static final int FIRST = 3;

  private static final String RANKED =
      """
      (select id, (%d + sum(back) over (order by tx, id))::text as tx
         from (select id, tx, coalesce((id < lag(id) over (order by tx, id))::int, 0) as back
                 from jobs.events) placed)
      """
          .formatted(FIRST);

  /** What stands at the last event that was heard, or before all of them. */
  private static final String HEARD =
      """
      select t.*, coalesce(r.tx, '0')::bigint as new_tx, coalesce(e.id, 0) as new_id
        from jobs.upload_listeners t
        left join lateral (select id from jobs.events
                            where (tx, id) <= (t.heard_tx::text::xid8, t.heard_id)
                            order by tx desc, id desc limit 1) e on true
        left join %s r on r.id = e.id
      """
          .formatted(RANKED);

  private EventOrder() {}

  /** What to read instead of a table, and of a column in it, called {@code t}. */
  record Instead(String source, String column) {}

  static Optional<Instead> of(String table, String column) {
    return switch (table + "." + column) {
      case "jobs.events.tx" ->
          Optional.of(
              new Instead(
                  "(select t.*, r.tx as new_tx from jobs.events t join "
                      + RANKED
                      + " r using (id))",
                  "new_tx"));
      case "jobs.upload_listeners.heard_tx" ->
          Optional.of(new Instead("(" + HEARD + ")", "new_tx"));
      case "jobs.upload_listeners.heard_id" ->
          Optional.of(new Instead("(" + HEARD + ")", "new_id"));
      default -> Optional.empty();
    };
  }

  /** Lets the server's numbers pass those of all restored events; a handful at most. */
  static void pass(Connection connection) throws SQLException {
    var behind =
        "select 1 from jobs.events where tx >= pg_current_xact_id() order by tx desc limit 1";
    connection.setAutoCommit(true);
    while (!Rows.texts(connection, behind).isEmpty()) {
      Rows.execute(connection, "select pg_current_xact_id()");
    }
  }
}
