package org.ytarchive.common.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.http.idempotency.IdempotencyStore.Claim;

/** What every {@link IdempotencyStore} promises. */
public abstract class IdempotencyStoreContract {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
  private static final UUID ANN = UUID.randomUUID();
  private static final UUID BOB = UUID.randomUUID();

  private final String key = UUID.randomUUID().toString();
  private final KeyedRequest request = new KeyedRequest("POST /things", key, "aa");
  private final KeyedRequest other = new KeyedRequest("POST /things", key, "bb");
  private final KeyedRequest onItsWay = new KeyedRequest("POST /things", key, "");

  protected abstract IdempotencyStore store();

  private Claim claim(KeyedRequest asked, UUID holder, Instant now) {
    return store().claim(asked, holder, now, now.plus(LEASE));
  }

  private static StoredAnswer answer() {
    return new StoredAnswer(
        201, "application/json", "/things/1", "{\"ü\":1}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  public void claim_ofANewKeyIsWon() {
    assertThat(claim(request, ANN, NOON)).isInstanceOf(Claim.Won.class);
    assertThat(claim(new KeyedRequest("POST /others", key, "aa"), BOB, NOON))
        .isInstanceOf(Claim.Won.class);
  }

  @Test
  public void claim_ofOneInFlightIsNot() {
    claim(request, ANN, NOON);

    assertThat(claim(request, BOB, NOON)).isInstanceOf(Claim.InFlight.class);
    assertThat(claim(other, BOB, NOON)).isInstanceOf(Claim.Conflict.class);
  }

  @Test
  public void claim_ofAnAnsweredOneGivesTheAnswer() {
    claim(request, ANN, NOON);
    assertThat(store().answer(request, ANN, answer(), TOMORROW)).isTrue();

    assertThat(claim(request, BOB, TOMORROW.minusMillis(1)))
        .isInstanceOfSatisfying(
            Claim.Answered.class,
            claim -> assertThat(claim.answer()).usingRecursiveComparison().isEqualTo(answer()));
    assertThat(claim(other, BOB, NOON)).isInstanceOf(Claim.Conflict.class);
  }

  /** A long upload: what it is shows at its end. */
  @Test
  public void claim_ofOneOnItsWayIsInFlightWhateverItWillBe() {
    assertThat(claim(onItsWay, ANN, NOON)).isInstanceOf(Claim.Won.class);

    assertThat(claim(onItsWay, BOB, NOON)).isInstanceOf(Claim.InFlight.class);
    assertThat(claim(request, BOB, NOON)).isInstanceOf(Claim.InFlight.class);
    assertThat(store().arrive(request, BOB)).isFalse();
    assertThat(store().arrive(request, ANN)).isTrue();
    assertThat(claim(onItsWay, BOB, NOON)).isInstanceOf(Claim.InFlight.class);
    assertThat(claim(other, BOB, NOON)).isInstanceOf(Claim.Conflict.class);

    store().answer(request, ANN, answer(), TOMORROW);
    assertThat(claim(onItsWay, BOB, NOON)).isInstanceOf(Claim.Conflict.class);
    assertThat(claim(request, BOB, NOON)).isInstanceOf(Claim.Answered.class);
  }

  @Test
  public void claim_isTakenOverWhenItsLeaseIsOver() {
    claim(request, ANN, NOON);

    assertThat(claim(request, BOB, NOON.plus(LEASE).minusMillis(1)))
        .isInstanceOf(Claim.InFlight.class);
    assertThat(claim(request, BOB, NOON.plus(LEASE))).isInstanceOf(Claim.Won.class);
  }

  /** Who was taken over comes back from a long pause, and must not speak. */
  @Test
  public void answer_ofOneTakenOverIsRefused() {
    claim(request, ANN, NOON);
    claim(request, BOB, NOON.plus(LEASE));

    assertThat(store().renew(request, ANN, TOMORROW)).isFalse();
    assertThat(store().answer(request, ANN, answer(), TOMORROW)).isFalse();
    store().release(request, ANN);
    assertThat(store().answer(request, BOB, answer(), TOMORROW)).isTrue();
  }

  @Test
  public void renew_keepsOthersOut() {
    claim(request, ANN, NOON);

    assertThat(store().renew(request, ANN, NOON.plus(LEASE.multipliedBy(2)))).isTrue();

    assertThat(claim(request, BOB, NOON.plus(LEASE))).isInstanceOf(Claim.InFlight.class);
  }

  @Test
  public void release_makesTheKeyNewAgain() {
    claim(request, ANN, NOON);

    store().release(request, ANN);

    assertThat(claim(other, BOB, NOON)).isInstanceOf(Claim.Won.class);
  }

  @Test
  public void claim_ofAnExpiredAnswerIsWon() {
    claim(request, ANN, NOON);
    store().answer(request, ANN, answer(), TOMORROW);

    assertThat(claim(other, BOB, TOMORROW)).isInstanceOf(Claim.Won.class);
  }

  @Test
  public void sweep_forgetsWhatIsOver() {
    claim(request, ANN, NOON);
    store().answer(request, ANN, answer(), TOMORROW);

    store().sweep(TOMORROW.minusMillis(1));
    assertThat(claim(request, BOB, NOON)).isInstanceOf(Claim.Answered.class);
    assertThat(store().sweep(TOMORROW)).isGreaterThanOrEqualTo(1);
    assertThat(claim(request, BOB, NOON)).isInstanceOf(Claim.Won.class);
  }

  /** A client that lost patience sends again while the first is on its way. */
  @Test
  public void claim_byManyAtOnceIsWonByOne() throws Exception {
    var claims = new ArrayList<Callable<Claim>>();
    for (int i = 0; i < 16; i++) {
      claims.add(() -> claim(request, UUID.randomUUID(), NOON));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var won = 0;
      for (var result : threads.invokeAll(claims)) {
        won += result.get() instanceof Claim.Won ? 1 : 0;
      }

      assertThat(won).isEqualTo(1);
    }
  }
}
