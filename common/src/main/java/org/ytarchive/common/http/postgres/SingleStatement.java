package org.ytarchive.common.http.postgres;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.exceptions.ConnectionException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs one statement, in the transaction that is open or else by itself. A lone statement is a
 * transaction anyway: to begin and commit one around it would cost two more talks with PostgreSQL.
 */
@Singleton
public final class SingleStatement {

  /** One statement and what is read from its answer. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private final ConnectionOperations<Connection> connections;

  SingleStatement(ConnectionOperations<Connection> connections) {
    this.connections = connections;
  }

  /**
   * @throws ConnectionException what PostgreSQL, or the way there, says against it
   */
  public <T> T run(Work<T> work) {
    return connections.execute(
        ConnectionDefinition.DEFAULT, status -> on(status.getConnection(), work));
  }

  private static <T> T on(Connection connection, Work<T> work) {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw new ConnectionException(e.getMessage(), e);
    }
  }
}
