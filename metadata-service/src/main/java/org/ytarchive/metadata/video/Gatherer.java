package org.ytarchive.metadata.video;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Lets those who ask at nearly the same time share one call. A call leaves when it is full, or
 * shortly after its first id; it counts for the spending of whoever brought that.
 */
final class Gatherer<K, V> {
  private final Executor shortly;
  private final Executor callers;
  private final Call<K, V> call;
  private Optional<Round<K, V>> open = Optional.empty();

  /** One call of the API, with at most {@link YouTubeApi#MAX_IDS} ids. */
  interface Call<K, V> {
    Map<K, V> of(Collection<K> ids, Spending spending);
  }

  /**
   * What came of a question: each id is in one of the two, or YouTube does not know it.
   *
   * @param faults why nothing can be said about these
   */
  record Answers<K, V>(Map<K, V> found, Map<K, ApiFault> faults) {}

  /** A call that is being filled, or on its way. */
  private static final class Round<K, V> {
    private final Set<K> ids = new LinkedHashSet<>();
    private final CompletableFuture<Map<K, V>> answer = new CompletableFuture<>();
    private final Spending spending;
    private Runnable departure = () -> {};

    Round(Spending spending) {
      this.spending = spending;
    }
  }

  /**
   * @param shortly runs what it is given a few milliseconds later
   * @param callers runs the calls
   */
  Gatherer(Executor shortly, Executor callers, Call<K, V> call) {
    this.shortly = shortly;
    this.callers = callers;
    this.call = call;
  }

  /** Waits for the answers about all of them. */
  Answers<K, V> ask(Collection<K> ids, Spending spending) {
    var rounds = join(ids, spending);
    var answers = new Answers<K, V>(new LinkedHashMap<>(), new LinkedHashMap<>());
    rounds.forEach((round, mine) -> collect(round, mine, answers));
    return answers;
  }

  /** A list gets in as a whole, so that it fills its calls. */
  private synchronized Map<Round<K, V>, List<K>> join(Collection<K> ids, Spending spending) {
    var rounds = new LinkedHashMap<Round<K, V>, List<K>>();
    for (var id : ids) {
      rounds.computeIfAbsent(join(id, spending), round -> new ArrayList<>()).add(id);
    }
    return rounds;
  }

  private synchronized Round<K, V> join(K id, Spending spending) {
    var round = open.orElseGet(() -> begin(spending));
    round.ids.add(id);
    if (round.ids.size() == YouTubeApi.MAX_IDS) {
      leave(round);
    }
    return round;
  }

  private Round<K, V> begin(Spending spending) {
    var round = new Round<K, V>(spending);
    round.departure = Carried.over(() -> make(round));
    open = Optional.of(round);
    shortly.execute(() -> leave(round));
    return round;
  }

  /** Once only: it is asked for by the last who joins and by the clock. */
  private synchronized void leave(Round<K, V> round) {
    if (open.filter(o -> o == round).isPresent()) {
      open = Optional.empty();
      callers.execute(round.departure);
    }
  }

  private void make(Round<K, V> round) {
    try {
      round.answer.complete(call.of(List.copyOf(round.ids), round.spending));
    } catch (Throwable t) {
      round.answer.completeExceptionally(t);
    }
  }

  private static <K, V> void collect(Round<K, V> round, List<K> ids, Answers<K, V> answers) {
    try {
      var found = round.answer.join();
      for (var id : ids) {
        var value = found.get(id);
        if (value != null) {
          answers.found().put(id, value);
        }
      }
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof YouTubeApiException cause)) {
        throw e;
      }
      ids.forEach(id -> answers.faults().put(id, cause.fault()));
    }
  }
}
