package org.ytarchive.common.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * One real PostgreSQL for a whole test JVM, with a fresh database for whoever asks. Its session
 * time zone is not UTC, so that a timestamp taken for local time shows.
 */
public final class TestDatabase {
  private static final EmbeddedPostgres SERVER = start();

  private TestDatabase() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setServerConfig("TimeZone", "Asia/Kathmandu").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDBC address of a new, empty database. */
  public static String fresh() {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return SERVER.getJdbcUrl("postgres", name);
  }

  /** The settings that point a service at a fresh database. */
  public static Map<String, String> settings() {
    return Map.of("DATABASE_URL", fresh(), "DATABASE_USER", "postgres");
  }
}
