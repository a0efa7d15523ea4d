package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.ytarchive.standalone.backup.sql.Database;
import org.ytarchive.standalone.backup.sql.Migrations;
import org.ytarchive.standalone.postgres.EmbeddedPostgres;

/** An archive as the first version left it: its schemas, rows of that time, and a file. */
final class FirstVersion {
  static final String FILE = "Die Königin der Nacht [firstVideo1].mp4";
  static final String CONTENT = "As the first version kept it.\n";
  static final List<String> SCHEMAS = List.of("metadata", "download", "storage", "jobs");

  private FirstVersion() {}

  /** Makes a home that no service has seen since. */
  static void makeHome(Path home) {
    try (var postgres = EmbeddedPostgres.start(home.resolve("postgres"))) {
      fill(new Database(postgres.url(), postgres.user(), postgres.password()));
      var downloads = Files.createDirectories(home.resolve("downloads"));
      Files.writeString(downloads.resolve(FILE), CONTENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void fill(Database database) {
    for (var schema : SCHEMAS) {
      new Migrations(database, schema).migrateTo(MigrationVersion.fromVersion("1"));
      execute(database, rows(schema));
    }
  }

  private static String rows(String schema) {
    try (var in = FirstVersion.class.getResourceAsStream("/upgrade/v1/" + schema + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void execute(Database database, String sql) {
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
