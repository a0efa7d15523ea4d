package org.ytarchive.storage.link.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.ytarchive.storage.link.Link;
import org.ytarchive.storage.link.LinkFolder;
import org.ytarchive.storage.link.LinkStore;
import org.ytarchive.storage.sql.FileLocks;
import org.ytarchive.storage.sql.Sql;

/** Links in PostgreSQL; an owner's turn is an advisory lock. */
@Singleton
class PostgresLinkStore implements LinkStore {
  private static final String INSERT =
      """
      insert into links (owner, item, folder, name, root, bytes, sha256)
      values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
      """;
  private static final String LIST =
      "select * from links where owner = ? order by item, folder, name";
  private static final String DELETE = "delete from links where owner = ?";
  private static final String DELETE_ONE =
      "delete from links where owner = ? and item = ? and folder = ? and name = ?";

  private final TransactionOperations<Connection> transactions;

  PostgresLinkStore(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public void note(List<Link> links) {
    transactions.executeWrite(
        tx -> {
          for (var link : links) {
            insert(tx.getConnection(), link);
          }
          return links.size();
        });
  }

  private static void insert(Connection c, Link l) throws SQLException {
    var folder = l.folder().wireName();
    Sql.of(INSERT, l.owner(), l.item(), folder, l.name(), l.root(), l.bytes(), l.sha256())
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
        row.getString("sha256"));
  }
}
