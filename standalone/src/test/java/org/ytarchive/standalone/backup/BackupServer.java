package org.ytarchive.standalone.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.ytarchive.standalone.backup.sql.Database;
import org.ytarchive.standalone.postgres.EmbeddedPostgres;

/** One real PostgreSQL with databases for whoever asks. */
final class BackupServer implements AutoCloseable {
  private final AtomicInteger databases = new AtomicInteger();
  private final Path folder;
  private final EmbeddedPostgres postgres;

  private BackupServer() throws IOException, SQLException {
    folder = Files.createTempDirectory("backups");
    postgres = EmbeddedPostgres.start(folder);
    new SmallArchive(folder, database("template0", "migrated")).migrated();
  }

  /** Without anything. */
  Database emptyDatabase() throws SQLException {
    return database("template0", nextName());
  }

  /** With all schemas as they are today. */
  Database migratedDatabase() throws SQLException {
    return database("migrated", nextName());
  }

  private String nextName() {
    return "archive" + databases.incrementAndGet();
  }

  private Database database(String template, String name) throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
      statement.execute("alter database " + name + " set timezone to 'Pacific/Auckland'");
    }
    var url = postgres.url().replaceFirst("/[^/]*$", "/" + name);
    return new Database(url, postgres.user(), postgres.password());
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    Disk.delete(folder);
  }

  /** Gives the same to all test classes of this JVM, until the last test is over. */
  static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == BackupServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(BackupServer.class))
          .getOrComputeIfAbsent(BackupServer.class, any -> start(), BackupServer.class);
    }

    private static BackupServer start() {
      try {
        return new BackupServer();
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
