package org.ytarchive.jobs.door.processing.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.door.processing.Seat;
import org.ytarchive.jobs.door.processing.SeatStore;
import org.ytarchive.jobs.door.processing.Seating;
import org.ytarchive.jobs.events.Position;

/** Seats in PostgreSQL. Those of one client are given one after the other, on all replicas. */
@Singleton
class PostgresSeatStore implements SeatStore {
  private static final String TURN =
      "select pg_advisory_xact_lock(hashtextextended('upload listeners of ' || ?, 0))";
  private static final String OF_CLIENT =
      "select * from upload_listeners where client_id = ? order by seen_at desc";
  private static final String DROP = "delete from upload_listeners where id = any (?)";
  private static final String COVER =
      "update upload_listeners set covered = true where id = any (?)";
  private static final String SETTLE =
      "update upload_listeners set beside_at = null where id = any (?)";
  private static final String TOGETHER =
      "update upload_listeners set seen_at = ? where id = any (?)";
  private static final String SIT =
      """
      insert into upload_listeners
        (client_id, id, heard_tx, heard_id, open, covered, answered_at, seen_at, beside_at)
      values (?, ?, ?, ?, true, false, ?, ?, ?)
      """;
  private static final String HEAR =
      """
      update upload_listeners
         set heard_tx = ?, heard_id = ?, covered = false, answered_at = ?, seen_at = ?
       where id = ? and open
      """;
  private static final String LEAVE =
      """
      update upload_listeners
         set heard_tx = ?, heard_id = ?, open = false, answered_at = ?, seen_at = ?
       where id = ?
      """;

  private static final String FORGET = "delete from upload_listeners where seen_at < ?";

  /** More connections than that one client has not lost; the oldest are forgotten. */
  private static final int MOST = 1_000;

  private final TransactionOperations<Connection> transactions;

  PostgresSeatStore(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Position take(String client, UUID seat, Instant now) {
    return transactions.executeWrite(tx -> take(tx.getConnection(), client, seat, now));
  }

  private static Position take(Connection c, String client, UUID seat, Instant now)
      throws SQLException {
    Sql.of(TURN, client).list(c, row -> client);
    var seats = Sql.of(OF_CLIENT, client).list(c, PostgresSeatStore::seat);
    var seating = Seating.among(seats, now);
    update(c, DROP, ids(c, seating.drop()));
    update(c, COVER, ids(c, seating.cover()));
    update(c, SETTLE, ids(c, seating.settled()));
    update(c, TOGETHER, seating.lostAt(), ids(c, seating.together()));
    var forgotten = seats.stream().skip(MOST).map(Seat::id).toArray();
    update(c, DROP, c.createArrayOf("uuid", forgotten));
    var from = seating.from();
    update(c, SIT, client, seat, from.tx(), from.id(), now, now, now);
    return from;
  }

  private static Seat seat(ResultSet row) throws SQLException {
    return new Seat(
        row.getObject("id", UUID.class),
        new Position(row.getLong("heard_tx"), row.getLong("heard_id")),
        row.getBoolean("open"),
        row.getBoolean("covered"),
        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
        Sql.instant(row, "beside_at"));
  }

  @Override
  public void hear(UUID seat, Position heard, Instant answered) {
    write(HEAR, heard.tx(), heard.id(), answered, answered, seat);
  }

  @Override
  public void leave(UUID seat, Position heard, Instant answered, Instant now) {
    write(LEAVE, heard.tx(), heard.id(), answered, now, seat);
  }

  @Override
  public void forget(Instant before) {
    write(FORGET, before);
  }

  private void write(String sql, Object... values) {
    transactions.executeWrite(tx -> update(tx.getConnection(), sql, values));
  }

  private static int update(Connection c, String sql, Object... values) throws SQLException {
    return Sql.of(sql, values).update(c);
  }

  private static Object ids(Connection c, Set<UUID> ids) throws SQLException {
    return c.createArrayOf("uuid", ids.toArray());
  }
}
