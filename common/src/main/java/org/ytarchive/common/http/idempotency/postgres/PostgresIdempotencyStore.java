package org.ytarchive.common.http.idempotency.postgres;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ytarchive.common.http.idempotency.IdempotencyStore;
import org.ytarchive.common.http.idempotency.KeyedRequest;
import org.ytarchive.common.http.idempotency.StoredAnswer;

/** Keys in the table {@code idempotency_keys} of the service's schema. */
@Singleton
@Requires(property = "datasources.default.url")
@Requires(property = "ytarchive.idempotency.keep")
class PostgresIdempotencyStore implements IdempotencyStore {
  private static final int TRIES = 5;

  private final TransactionOperations<Connection> transactions;
  private final Statements statements;

  PostgresIdempotencyStore(
      TransactionOperations<Connection> transactions,
      @Value("${ytarchive.service}") String service) {
    this.transactions = transactions;
    this.statements = new Statements(service);
  }

  private interface Work<T> {
    T in(PreparedStatement statement) throws SQLException;
  }

  /** A row that is neither free nor there was released in between: then it is free now. */
  @Override
  public Claim claim(KeyedRequest request, UUID holder, Instant now, Instant leaseUntil) {
    for (int i = 0; i < TRIES; i++) {
      if (take(request, holder, now, leaseUntil)) {
        return new Claim.Won();
      }
      var found = find(request);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new Claim.InFlight();
  }

  private boolean take(KeyedRequest request, UUID holder, Instant now, Instant leaseUntil) {
    return update(
            statements.claim(),
            request.scope(),
            request.key(),
            request.fingerprint(),
            holder,
            leaseUntil,
            now)
        == 1;
  }

  private Optional<Claim> find(KeyedRequest request) {
    return run(
        statements.find(),
        statement -> {
          try (var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(read(rows, request)) : Optional.empty();
          }
        },
        request.scope(),
        request.key());
  }

  private static Claim read(ResultSet row, KeyedRequest request) throws SQLException {
    int status = row.getInt("status");
    boolean inFlight = row.wasNull();
    var known = row.getString("fingerprint");
    if (inFlight && (request.isOnItsWay() || known.isEmpty())) {
      return new Claim.InFlight();
    }
    if (!known.equals(request.fingerprint())) {
      return new Claim.Conflict();
    }
    return inFlight
        ? new Claim.InFlight()
        : new Claim.Answered(
            new StoredAnswer(
                status,
                row.getString("content_type"),
                row.getString("location"),
                row.getBytes("body")));
  }

  @Override
  public boolean arrive(KeyedRequest request, UUID holder) {
    return update(
            statements.arrive(), request.fingerprint(), request.scope(), request.key(), holder)
        == 1;
  }

  @Override
  public boolean renew(KeyedRequest request, UUID holder, Instant leaseUntil) {
    return update(statements.renew(), leaseUntil, request.scope(), request.key(), holder) == 1;
  }

  @Override
  public boolean answer(KeyedRequest request, UUID holder, StoredAnswer answer, Instant expiresAt) {
    return update(
            statements.answer(),
            answer.status(),
            answer.contentType(),
            answer.location(),
            answer.body(),
            expiresAt,
            request.scope(),
            request.key(),
            holder)
        == 1;
  }

  @Override
  public void release(KeyedRequest request, UUID holder) {
    update(statements.release(), request.scope(), request.key(), holder);
  }

  @Override
  public int sweep(Instant now) {
    return update(statements.sweep(), now);
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return transactions.executeWrite(status -> work.get());
  }

  private int update(String sql, @Nullable Object... values) {
    return run(sql, PreparedStatement::executeUpdate, values);
  }

  private <T> T run(String sql, Work<T> work, @Nullable Object... values) {
    return transactions.executeWrite(
        status -> {
          try (var statement = status.getConnection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              statement.setObject(
                  i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            return work.in(statement);
          } catch (SQLException e) {
            throw new IllegalStateException("idempotency keys cannot be read or written", e);
          }
        });
  }
}
