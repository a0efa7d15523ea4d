package org.ytarchive.common.http.idempotency;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ytarchive.common.ArchiveException;

/**
 * Does the work of a request with an {@code Idempotency-Key} once, over all replicas.
 *
 * <p>The same key with the same request gets the first answer again, with {@code
 * Idempotent-Replayed: true}; with another request {@code IDEMPOTENCY_CONFLICT} (422); while the
 * first is in flight {@code IDEMPOTENCY_IN_FLIGHT} (409). What failed on our side is not
 * remembered, nor is what says "not now" or "not you".
 */
@Singleton
@Requires(property = "ytarchive.idempotency.keep")
public class Idempotency {
  /** What this thread works for, while it does. */
  private static final ScopedValue<Turn> TURN = ScopedValue.newInstance();

  private final IdempotencyStore store;
  private final IdempotencySettings settings;
  private final Answers answers;
  private final Leases leases;
  private final Clock clock;

  Idempotency(
      IdempotencyStore store,
      IdempotencySettings settings,
      Answers answers,
      Leases leases,
      Clock clock) {
    this.store = store;
    this.settings = settings;
    this.answers = answers;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Does {@code work}, or answers what it answered before.
   *
   * @param asked all that makes this request differ from others to the same address; of an upload
   *     the file's hash
   * @param atomic see {@link Idempotent#atomic}
   */
  public HttpResponse<?> once(
      HttpRequest<?> request, byte[] asked, boolean atomic, Supplier<HttpResponse<?>> work) {
    return KeyedRequest.of(request, asked)
        .<HttpResponse<?>>map(
            keyed -> once(new Holder(request, keyed, UUID.randomUUID()), atomic, work))
        .orElseGet(work);
  }

  /** The rest of a request whose body was on its way. */
  public interface Arrival {

    /** As {@link Idempotency#once}. */
    HttpResponse<?> once(byte[] asked, Supplier<HttpResponse<?>> work);
  }

  /**
   * As {@link #once} for a request that is long on its way: the key is taken before its body is
   * read, so that whoever sends it once more meanwhile hears so at once.
   *
   * @param receive reads the body
   */
  public HttpResponse<?> onceArrived(
      HttpRequest<?> request, Function<Arrival, HttpResponse<?>> receive) {
    return KeyedRequest.onItsWay(request)
        .<HttpResponse<?>>map(
            keyed -> received(new Holder(request, keyed, UUID.randomUUID()), receive))
        .orElseGet(() -> receive.apply((asked, work) -> work.get()));
  }

  private HttpResponse<?> received(Holder holder, Function<Arrival, HttpResponse<?>> receive) {
    var now = clock.instant();
    var claim = store.claim(holder.keyed(), holder.id(), now, now.plus(settings.lease()));
    return switch (claim) {
      case IdempotencyStore.Claim.Won won -> reading(holder, receive);
      case IdempotencyStore.Claim.InFlight inFlight -> throw Refusals.inFlight();
      case IdempotencyStore.Claim.Answered answered -> compared(holder, receive);
      case IdempotencyStore.Claim.Conflict conflict -> compared(holder, receive);
    };
  }

  /** Answered before: the body shows whether it is the same. */
  private HttpResponse<?> compared(Holder holder, Function<Arrival, HttpResponse<?>> receive) {
    return receive.apply((asked, work) -> once(holder.request(), asked, false, work));
  }

  private HttpResponse<?> reading(Holder holder, Function<Arrival, HttpResponse<?>> receive) {
    try (var lease = leases.hold(holder)) {
      return receive.apply((asked, work) -> first(arrived(holder, asked), false, work));
    } catch (RuntimeException e) {
      release(holder, e);
      throw e;
    }
  }

  private Holder arrived(Holder holder, byte[] asked) {
    var keyed = KeyedRequest.of(holder.request(), asked).orElseThrow();
    if (!store.arrive(keyed, holder.id())) {
      throw Refusals.inFlight(); // we stalled for longer than our lease; whoever took over answers
    }
    return new Holder(holder.request(), keyed, holder.id());
  }

  private HttpResponse<?> once(Holder holder, boolean atomic, Supplier<HttpResponse<?>> work) {
    var now = clock.instant();
    var claim = store.claim(holder.keyed(), holder.id(), now, now.plus(settings.lease()));
    return switch (claim) {
      case IdempotencyStore.Claim.Won won -> first(holder, atomic, work);
      case IdempotencyStore.Claim.Answered(var answer) -> Answers.replay(answer);
      case IdempotencyStore.Claim.InFlight inFlight -> throw Refusals.inFlight();
      case IdempotencyStore.Claim.Conflict conflict -> throw Refusals.conflict();
    };
  }

  private HttpResponse<?> first(Holder holder, boolean atomic, Supplier<HttpResponse<?>> work) {
    try (var lease = leases.hold(holder)) {
      return ScopedValue.where(TURN, new Turn(holder))
          .call(() -> atomic ? together(work) : finish(work));
    } catch (ArchiveException e) {
      settle(holder, e);
      throw e;
    } catch (RuntimeException e) {
      release(holder, e);
      throw e;
    }
  }

  /**
   * The end of an operation that is not {@link Idempotent#atomic} as a whole, since it asks others
   * first: {@code work} and the memory of what it answers are one transaction. It waits for nothing
   * but the database, and nothing follows it. Without a key it is {@code work} alone.
   */
  public <R extends HttpResponse<?>> R together(Supplier<R> work) {
    return TURN.isBound() ? store.together(() -> finish(work)) : work.get();
  }

  /** The request whose work this thread does; empty when that has no key. */
  public Optional<KeyedRequest> current() {
    return TURN.isBound() ? Optional.of(TURN.get().holder().keyed()) : Optional.empty();
  }

  private <R extends HttpResponse<?>> R finish(Supplier<R> work) {
    var response = work.get();
    var turn = TURN.get();
    if (turn.ends()) {
      remember(turn.holder(), answers.of(response));
    }
    return response;
  }

  /** An error of the caller's is an answer like any other. */
  private void settle(Holder holder, ArchiveException e) {
    if (Answers.isKept(e.code())) {
      remember(holder, answers.of(holder.request(), e));
    } else {
      release(holder, e);
    }
  }

  private void remember(Holder holder, StoredAnswer answer) {
    var expires = clock.instant().plus(settings.keep());
    if (!store.answer(holder.keyed(), holder.id(), answer, expires)) {
      throw Refusals.inFlight(); // we stalled for longer than our lease; whoever took over answers
    }
  }

  /** What went wrong matters more than that the claim stays until its lease runs out. */
  private void release(Holder holder, RuntimeException why) {
    try {
      store.release(holder.keyed(), holder.id());
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  /**
   * Who does the work.
   *
   * @param id unlike any other's
   */
  record Holder(HttpRequest<?> request, KeyedRequest keyed, UUID id) {}
}
