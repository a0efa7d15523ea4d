package org.ytarchive.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ytarchive.storage.search.SearchQuery.Term;

class SearchQueryTest {

  @Test
  void read_takesWordsPhrasesAndExclusionsApart() {
    assertThat(read("rick \"never gonna\" -morty -\"give up\"  up"))
        .isEqualTo(
            new SearchQuery(
                List.of(
                    new Term("rick", false, false),
                    new Term("never gonna", true, false),
                    new Term("morty", false, true),
                    new Term("give up", true, true),
                    new Term("up", false, false)),
                true));
  }

  @Test
  void read_knowsWhetherTheLastWordMayGoOn() {
    assertThat(read("never gon").typing()).isTrue();
    assertThat(read("never gonna ").typing()).isFalse();
    assertThat(read("\"never gonna\"").typing()).isFalse();
    assertThat(read("\"never gon").typing()).isTrue();
    assertThat(read("never -gon").typing()).isFalse();
  }

  @Test
  void read_ofNothingIsNothing() {
    assertThat(SearchQuery.read(null)).isEmpty();
    assertThat(SearchQuery.read(" \t")).isEmpty();
    assertThat(read("!?").terms()).isEmpty();
    assertThat(read("\u0000a\uD800b").terms())
        .containsExactly(new Term("a", false, false), new Term("b", false, false));
  }

  @Test
  void read_takesAHyphenInAWordForAPartOfIt() {
    assertThat(read("spider-man - x").terms())
        .containsExactly(new Term("spider-man", false, false), new Term("x", false, false));
  }

  private static SearchQuery read(String typed) {
    return SearchQuery.read(typed).orElseThrow();
  }
}
