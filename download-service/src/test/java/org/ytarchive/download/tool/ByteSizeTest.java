package org.ytarchive.download.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ByteSizeTest {
  @Test
  void parse_readsUnits() {
    assertThat(ByteSize.parse("7B")).isEqualTo(7);
    assertThat(ByteSize.parse("3KB")).isEqualTo(3072);
    assertThat(ByteSize.parse("5GB")).isEqualTo(5L * 1024 * 1024 * 1024);
  }

  @Test
  void parse_refusesTheRest() {
    assertThatThrownBy(() -> ByteSize.parse("5 gigabytes"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
