package org.ytarchive.standin.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {

  @Test
  void ofHeader_readsEveryForm() {
    assertThat(ByteRange.ofHeader("bytes=0-9", 100)).contains(new ByteRange(0, 10));
    assertThat(ByteRange.ofHeader("bytes=40-", 100)).contains(new ByteRange(40, 100));
    assertThat(ByteRange.ofHeader("bytes=-5", 100)).contains(new ByteRange(95, 100));
    assertThat(ByteRange.ofHeader("bytes=90-900", 100)).contains(new ByteRange(90, 100));
  }

  /** yt-dlp asks so when it has the whole file already. */
  @Test
  void ofHeader_isEmptyBehindTheEnd() {
    assertThat(ByteRange.ofHeader("bytes=100-", 100)).isEmpty();
    assertThat(ByteRange.ofHeader("bytes=9-3", 100)).isEmpty();
    assertThat(ByteRange.ofHeader("bytes=-", 100)).isEmpty();
    assertThat(ByteRange.ofHeader("bytes=-0", 100)).isEmpty();
  }

  /** yt-dlp 2023.03.04 names one byte more than there is. */
  @Test
  void ofQuery_isCutAtTheEnd() {
    assertThat(ByteRange.ofQuery("0-100", 100)).contains(new ByteRange(0, 100));
    assertThat(ByteRange.ofQuery("nonsense", 100)).isEmpty();
  }

  @Test
  void part_countsFromTheWindow() {
    assertThat(new ByteRange(50, 80).part(new ByteRange(10, 20))).isEqualTo(new ByteRange(60, 70));
  }
}
