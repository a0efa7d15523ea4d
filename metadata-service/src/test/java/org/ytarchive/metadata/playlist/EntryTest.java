package org.ytarchive.metadata.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryTest {
  private static Entry at(int position) {
    return new Entry("aaaaaaaaaaa", "T", position, null);
  }

  /** YouTube may leave out a position; one that is missing or goes back is counted on. */
  @Test
  void after_countsOn() {
    assertThat(at(9).after(7)).isEqualTo(at(9));
    assertThat(at(0).after(7)).isEqualTo(at(8));
    assertThat(at(7).after(7)).isEqualTo(at(8));
  }
}
