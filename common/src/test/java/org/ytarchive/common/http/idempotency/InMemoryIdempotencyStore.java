package org.ytarchive.common.http.idempotency;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Keys in a map. */
final class InMemoryIdempotencyStore implements IdempotencyStore {
  private record Row(
      String fingerprint, UUID holder, Optional<StoredAnswer> answer, Instant expiresAt) {}

  private final Map<List<String>, Row> rows = new HashMap<>();

  @Override
  public synchronized Claim claim(
      KeyedRequest request, UUID holder, Instant now, Instant leaseUntil) {
    var known = rows.get(name(request));
    if (known == null || !known.expiresAt.isAfter(now)) {
      rows.put(name(request), new Row(request.fingerprint(), holder, Optional.empty(), leaseUntil));
      return new Claim.Won();
    }
    if (known.answer.isEmpty() && (request.isOnItsWay() || known.fingerprint.isEmpty())) {
      return new Claim.InFlight();
    }
    if (!known.fingerprint.equals(request.fingerprint())) {
      return new Claim.Conflict();
    }
    return known.answer.<Claim>map(Claim.Answered::new).orElseGet(Claim.InFlight::new);
  }

  private static List<String> name(KeyedRequest request) {
    return List.of(request.scope(), request.key());
  }

  private Optional<Row> ours(KeyedRequest request, UUID holder) {
    return Optional.ofNullable(rows.get(name(request)))
        .filter(row -> row.holder.equals(holder) && row.answer.isEmpty());
  }

  @Override
  public synchronized boolean arrive(KeyedRequest request, UUID holder) {
    var ours = ours(request, holder);
    ours.ifPresent(
        row ->
            rows.put(
                name(request), new Row(request.fingerprint(), holder, row.answer, row.expiresAt)));
    return ours.isPresent();
  }

  @Override
  public synchronized boolean renew(KeyedRequest request, UUID holder, Instant leaseUntil) {
    var ours = ours(request, holder);
    ours.ifPresent(
        row -> rows.put(name(request), new Row(row.fingerprint, holder, row.answer, leaseUntil)));
    return ours.isPresent();
  }

  @Override
  public synchronized boolean answer(
      KeyedRequest request, UUID holder, StoredAnswer answer, Instant expiresAt) {
    var ours = ours(request, holder);
    ours.ifPresent(
        row ->
            rows.put(
                name(request), new Row(row.fingerprint, holder, Optional.of(answer), expiresAt)));
    return ours.isPresent();
  }

  @Override
  public synchronized void release(KeyedRequest request, UUID holder) {
    ours(request, holder).ifPresent(row -> rows.remove(name(request)));
  }

  @Override
  public synchronized int sweep(Instant now) {
    int before = rows.size();
    rows.values().removeIf(row -> !row.expiresAt.isAfter(now));
    return before - rows.size();
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return work.get();
  }
}
