package org.ytarchive.common.http;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Whether PostgreSQL lets us in. Its own connection: the pool may be busy while all is well. */
@Singleton
@Requires(property = "datasources.default.url")
class DatabaseCheck implements ReadinessCheck {
  private static final int TIMEOUT_SECONDS = 3;

  private final DatabaseSettings settings;

  DatabaseCheck(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Readiness.CheckResult check() {
    try (var connection =
        DriverManager.getConnection(settings.url(), settings.username(), settings.password())) {
      return connection.isValid(TIMEOUT_SECONDS)
          ? Readiness.CheckResult.up(
              Map.of("version", connection.getMetaData().getDatabaseProductVersion()))
          : Readiness.CheckResult.down("the database does not answer");
    } catch (SQLException e) {
      return Readiness.CheckResult.down("the database cannot be reached");
    }
  }
}
