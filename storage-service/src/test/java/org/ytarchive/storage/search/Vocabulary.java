package org.ytarchive.storage.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/**
 * Invented words, of which few are common and most are rare, as Zipf found it in every language.
 * The commonest are those of English, so that there are stop words among them.
 */
final class Vocabulary {
  private static final String COMMON =
      "the of and to in is you that it he was for on are as with his they at be this have from or"
          + " one had by but not what all were we when your can said there use an each which she do"
          + " how their if will up other about out many then them these so some her would make like"
          + " him into time has look two more write go see number no way could people my than first"
          + " water been call who oil its now find long down day did get come made may part video"
          + " music live official best new game review tutorial full episode guide channel";
  private static final String[] ONSETS = {
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p",
    "pl", "pr", "r", "s", "sh", "sl", "st", "t", "tr", "v", "w", "z"
  };
  private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ea", "oo"};
  private static final String[] CODAS = {"", "", "", "n", "r", "s", "t", "l", "m", "nd", "ck", "x"};
  private static final String[] ENDINGS = {"", "", "", "", "s", "ing", "ed", "er", "ly"};
  private static final String KANA = "あいうえおかきくけこさしすせそたちつてとなにのはまみやよらりるれわん";

  private final List<String> words;
  private final double[] chances;

  private Vocabulary(List<String> words) {
    this.words = words;
    this.chances = new double[words.size()];
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      sum += 1 / Math.pow(i + 2.7, 1.02);
      chances[i] = sum;
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= sum;
    }
  }

  static Vocabulary spaced(int size) {
    var random = new Random(1);
    var words = new LinkedHashSet<>(Arrays.asList(COMMON.split(" ")));
    while (words.size() < size) {
      words.add(word(random));
    }
    return new Vocabulary(new ArrayList<>(words));
  }

  private static String word(Random random) {
    var word = new StringBuilder();
    for (int syllables = 1 + random.nextInt(3); syllables >= 0; syllables--) {
      word.append(any(ONSETS, random)).append(any(VOWELS, random)).append(any(CODAS, random));
    }
    return word.append(any(ENDINGS, random)).toString();
  }

  /** Words of one to four letters, written without spaces. */
  static Vocabulary unspaced(int size) {
    var random = new Random(2);
    var words = new LinkedHashSet<String>();
    while (words.size() < size) {
      var word = new StringBuilder();
      for (int letters = 1 + random.nextInt(3); letters >= 0; letters--) {
        word.append(
            random.nextInt(3) == 0
                ? KANA.charAt(random.nextInt(KANA.length()))
                : (char) ('\u4e00' + random.nextInt(2500)));
      }
      words.add(word.toString());
    }
    return new Vocabulary(new ArrayList<>(words));
  }

  private static String any(String[] parts, Random random) {
    return parts[random.nextInt(parts.length)];
  }

  /** The word of this rank; 0 is the commonest. */
  String word(int rank) {
    return words.get(rank);
  }

  String next(Random random) {
    int at = Arrays.binarySearch(chances, random.nextDouble());
    return words.get(Math.min(at < 0 ? -at - 1 : at, words.size() - 1));
  }

  String text(Random random, int count, String between) {
    var text = new StringBuilder(next(random));
    for (int i = 1; i < count; i++) {
      text.append(between).append(next(random));
    }
    return text.toString();
  }
}
