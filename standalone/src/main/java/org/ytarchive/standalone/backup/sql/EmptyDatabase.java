package org.ytarchive.standalone.backup.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;
import org.flywaydb.core.api.MigrationVersion;
import org.ytarchive.standalone.backup.BackupException;
import org.ytarchive.standalone.backup.Manifest.SchemaCopy;

/** A database without our schemas, or with empty ones, which a backup is restored into. */
public final class EmptyDatabase {
  private final Database database;

  public EmptyDatabase(Database database) {
    this.database = database;
  }

  /** Throws {@link BackupException} when one of these schemas has anything in it. */
  public void requireNoneOf(List<SchemaCopy> schemas) {
    try (var connection = database.connect()) {
      for (var schema : schemas) {
        if (new Catalogue(connection, schema.name()).hasAnything()) {
          throw new BackupException(
              "%s has a schema '%s' already, with things in it: a backup is restored into an empty database only"
                  .formatted(database, schema.name()));
        }
      }
    } catch (SQLException e) {
      throw new BackupException(database + " cannot be reached: " + e.getMessage(), e);
    }
  }

  /** Throws {@link BackupException} when a schema is newer than what this program knows. */
  public static void requireKnown(SchemaCopy schema) {
    var newest = Migrations.known(schema.name()).getLast();
    if (MigrationVersion.fromVersion(schema.version()).compareTo(newest) > 0) {
      throw new BackupException(
          "the backup's schema '%s' has version %s, and this YTArchive knows versions up to %s: restore it with the YTArchive that made it, or a newer one"
              .formatted(schema.name(), schema.version(), newest));
    }
  }

  /**
   * Restores the schemas as they were, and then migrates them to this program's version. After a
   * failure nothing is in them.
   */
  public void fill(List<SchemaCopy> schemas, Path folder, LongConsumer read) {
    try {
      for (var schema : schemas) {
        new Migrations(database, schema.name())
            .migrateTo(MigrationVersion.fromVersion(schema.version()));
      }
      try (var connection = database.connect()) {
        load(connection, schemas, folder, read);
      }
      schemas.forEach(schema -> new Migrations(database, schema.name()).migrate());
    } catch (SQLException | IOException | RuntimeException e) {
      empty(schemas, e);
      throw new BackupException("the database cannot be restored: " + e.getMessage(), e);
    }
  }

  private static void load(
      Connection connection, List<SchemaCopy> schemas, Path folder, LongConsumer read)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    Rows.execute(connection, "set search_path to pg_catalog");
    for (var schema : schemas) {
      new EmptySchema(connection, schema).fill(folder, read);
    }
    connection.commit();
    connection.setAutoCommit(true);
    for (var schema : schemas) {
      for (var table : schema.tables()) {
        Rows.execute(
            connection,
            "analyze " + new Catalogue(connection, schema.name()).qualified(table.name()));
      }
    }
    if (schemas.stream().anyMatch(schema -> schema.name().equals("jobs"))) {
      EventOrder.pass(connection);
    }
  }

  /** Nothing was in them before. Emptied, and not dropped: their role may not make schemas. */
  public void empty(List<SchemaCopy> schemas, Exception why) {
    try {
      schemas.forEach(schema -> new Migrations(database, schema.name()).undo());
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }
}
