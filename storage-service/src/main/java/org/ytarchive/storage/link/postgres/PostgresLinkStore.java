package org.ytarchive.storage.link.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.link.Link;
import org.ytarchive.storage.link.LinkFolder;
import org.ytarchive.storage.link.LinkStore;
import org.ytarchive.storage.sql.FileLocks;

/** Links in PostgreSQL; an owner's turn is an advisory lock. */
@Singleton
class PostgresLinkStore implements LinkStore {
  private static final String INSERT =
      """
      insert into links (owner, item, folder, name, root, bytes, sha256, object)
      values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;
  private static final String LIST =
      "select * from links where owner = ? order by item, folder, name";

  /** Whoever else leans on them is found out when they are swept. */
  private static final String LEAVE =
      """
      insert into leftover_files as old (root, path, bytes, sha256, object, due)
      select distinct on (object) root, item || '/' || name, bytes, sha256, object, ?::timestamptz
        from links where owner = ? and object is not null
      on conflict (root, md5(path), coalesce(object, '')) do update
         set due = greatest(old.due, excluded.due)
      """;

  private static final String DELETE = "delete from links where owner = ?";
  private static final String DELETE_ONE =
      "delete from links where owner = ? and item = ? and folder = ? and name = ?";

  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  PostgresLinkStore(TransactionOperations<Connection> transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void note(List<Link> links) {
    transactions.executeWrite(
        tx -> {
          FileLocks.take(tx.getConnection(), objects(links)); // or they are just being swept
          for (var link : links) {
            insert(tx.getConnection(), link);
          }
          return links.size();
        });
  }

  private static List<String> objects(List<Link> links) {
    return links.stream().map(Link::object).filter(Objects::nonNull).toList();
  }

  private static void insert(Connection c, Link l) throws SQLException {
    var folder = l.folder().wireName();
    Sql.of(
            INSERT,
            l.owner(),
            l.item(),
            folder,
            l.name(),
            l.root(),
            l.bytes(),
            l.sha256(),
            l.object())
        .update(c);
  }

  @Override
  public List<Link> list(UUID owner) {
    return transactions.executeRead(tx -> list(tx.getConnection(), owner));
  }

  private static List<Link> list(Connection c, UUID owner) throws SQLException {
    return Sql.of(LIST, owner).list(c, PostgresLinkStore::read);
  }

  @Override
  public void make(UUID owner, List<Link> links, Maker maker) {
    transactions.executeWrite(
        tx -> {
          turn(tx.getConnection(), owner);
          var noted = list(tx.getConnection(), owner);
          links.stream().filter(noted::contains).forEach(maker::apply);
          return links.size();
        });
  }

  @Override
  public List<Link> remove(UUID owner, Maker maker) {
    return transactions.executeWrite(
        tx -> {
          turn(tx.getConnection(), owner);
          var noted = list(tx.getConnection(), owner);
          noted.forEach(maker::apply);
          Sql.of(LEAVE, clock.instant(), owner).update(tx.getConnection());
          Sql.of(DELETE, owner).update(tx.getConnection());
          return noted;
        });
  }

  @Override
  public void forget(Link l) {
    transactions.executeWrite(
        tx ->
            Sql.of(DELETE_ONE, l.owner(), l.item(), l.folder().wireName(), l.name())
                .update(tx.getConnection()));
  }

  private static void turn(Connection c, UUID owner) throws SQLException {
    FileLocks.take(c, List.of("links of " + owner));
  }

  private static Link read(ResultSet row) throws SQLException {
    return new Link(
        row.getObject("owner", UUID.class),
        row.getObject("item", UUID.class),
        LinkFolder.find(row.getString("folder")).orElseThrow(),
        row.getString("name"),
        row.getString("root"),
        row.getLong("bytes"),
        row.getString("sha256"),
        row.getString("object"));
  }
}
