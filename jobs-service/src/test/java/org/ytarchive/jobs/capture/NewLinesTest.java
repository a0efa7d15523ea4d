package org.ytarchive.jobs.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NewLinesTest {

  @Test
  void of_findsWhatFollows() {
    assertThat(NewLines.of(List.of(), List.of("a", "b"))).containsExactly("a", "b");
    assertThat(NewLines.of(List.of("a", "b"), List.of("a", "b", "c"))).containsExactly("c");
    assertThat(NewLines.of(List.of("a", "b", "c"), List.of("b", "c", "d"))).containsExactly("d");
    assertThat(NewLines.of(List.of("a", "b"), List.of("a", "b"))).isEmpty();
  }

  /** The teller's window moved on while nobody listened. */
  @Test
  void of_takesAllWhenNothingIsKnownOfIt() {
    assertThat(NewLines.of(List.of("a", "b"), List.of("x", "y"))).containsExactly("x", "y");
  }

  @Test
  void of_keepsRepetitions() {
    assertThat(NewLines.of(List.of("a"), List.of("a", "a", "a"))).containsExactly("a", "a");
  }
}
