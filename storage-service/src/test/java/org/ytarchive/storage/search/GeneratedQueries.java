package org.ytarchive.storage.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** What people might look for in a {@link GeneratedArchive}. */
enum GeneratedQueries {
  RARE_WORD(r -> word(r, 15_000, 50_000)),
  MIDDLE_WORD(r -> word(r, 1_000, 8_000)),
  COMMON_WORD(r -> word(r, 3, 200)),
  TWO_WORDS(r -> word(r, 100, 4_000) + " " + word(r, 20, 2_000)),
  PHRASE(r -> "\"" + piece(r) + "\""),
  BEGINNING(r -> beginning(word(r, 100, 8_000), 3 + r.nextInt(3))),
  MINUS(r -> word(r, 100, 4_000) + " -" + word(r, 3, 200)),
  UNSPACED(r -> GeneratedArchive.LETTERS.word(r.nextInt(5_000))),
  MISTYPED(GeneratedQueries::mistyped);

  private static final int LONG_ENOUGH = 6;

  private final Function<Random, String> query;

  GeneratedQueries(Function<Random, String> query) {
    this.query = query;
  }

  List<String> some(int count, long seed) {
    var random = new Random(seed + ordinal());
    var queries = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      queries.add(query.apply(random));
    }
    return queries;
  }

  private static String word(Random random, int from, int to) {
    return GeneratedArchive.WORDS.word(from + random.nextInt(to - from));
  }

  /**
   * Words that follow one another as often as chance has it; real titles repeat themselves more.
   */
  private static String piece(Random random) {
    return word(random, 3, 100) + " " + word(random, 50, 1_000);
  }

  private static String beginning(String word, int letters) {
    return word.substring(0, Math.min(letters, word.length()));
  }

  /** One letter missing, or two that changed places, or another one. */
  private static String mistyped(Random random) {
    var word = "";
    while (word.length() < LONG_ENOUGH) {
      word = word(random, 500, 8_000);
    }
    int at = 1 + random.nextInt(word.length() - 3);
    return switch (random.nextInt(3)) {
          case 0 -> word.substring(0, at) + word.substring(at + 1);
          case 1 ->
              word.substring(0, at)
                  + word.charAt(at + 1)
                  + word.charAt(at)
                  + word.substring(at + 2);
          default -> word.substring(0, at) + "q" + word.substring(at + 1);
        }
        + " ";
  }
}
