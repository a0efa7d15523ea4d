package org.ytarchive.standalone.backup.sql;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A service's schema as its migrations make it, at any of their versions. */
public final class Migrations {
  private static final Pattern NAME = Pattern.compile("V([0-9.]+)__.*\\.sql");

  private final Database database;
  private final String schema;

  public Migrations(Database database, String schema) {
    this.database = database;
    this.schema = schema;
  }

  /** The versions of a schema that this program knows, in their order; no database is asked. */
  public static List<MigrationVersion> known(String schema) {
    try {
      var folder = Objects.requireNonNull(Migrations.class.getResource("/db/" + schema)).toURI();
      if (!folder.getScheme().equals("jar")) {
        return versions(Path.of(folder));
      }
      try (var jar = FileSystems.newFileSystem(folder, Map.of())) {
        return versions(jar.getPath("/db/" + schema));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<MigrationVersion> versions(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(name -> MigrationVersion.fromVersion(name.group(1)))
          .sorted()
          .toList();
    }
  }

  public void migrateTo(MigrationVersion version) {
    flyway(version).migrate();
  }

  public void migrate() {
    migrateTo(MigrationVersion.LATEST);
  }

  /** Removes whatever is in the schema; and the schema, if it was made here. */
  void undo() {
    configuration(MigrationVersion.LATEST).cleanDisabled(false).load().clean();
  }

  private Flyway flyway(MigrationVersion target) {
    return configuration(target).load();
  }

  /** Set as the services have it, so that either goes on where the other ended. */
  private FluentConfiguration configuration(MigrationVersion target) {
    return Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("classpath:db/" + schema)
        .schemas(schema)
        .defaultSchema(schema)
        .target(target);
  }
}
