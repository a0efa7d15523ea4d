package org.ytarchive.download.processing.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PacketCountTest {

  @Test
  void line_countsPicturesAndKeysInTheOrderOfTheFile() {
    var count = new PacketCount(1);
    for (var line :
        List.of(
            "1,0.080000,0.000000,K_",
            "0,0.000000,0.000000,K_",
            "1,0.200000,0.040000,__",
            "1,0.120000,0.080000,__",
            "0,0.500000,0.500000,K_",
            "1,N/A,0.160000,K_,",
            "side_data")) {
      count.line(line);
    }

    var packets = count.packets();

    assertThat(packets.pictures()).isEqualTo(4);
    assertThat(packets.keys()).containsExactly(0, 3);
    assertThat(packets.keyTimes()).containsExactly(0.08, 0.16);
    assertThat(packets.first()).isEqualTo(0.08);
    assertThat(packets.last()).isEqualTo(0.2);
    assertThat(packets.end()).isEqualTo(0.5);
  }

  /** A megabyte of file can say that it has a million key pictures. */
  @Test
  void line_keepsNoMoreKeysThanAVideoMayHave() {
    var count = new PacketCount(0);
    for (int i = 0; i < PacketCount.MOST_KEYS; i++) {
      count.line("0,1.0,1.0,K_");
    }
    assertThat(count.hasTooManyKeys()).isFalse();

    for (int i = 0; i < 10; i++) {
      count.line("0,1.0,1.0,K_");
    }

    assertThat(count.hasTooManyKeys()).isTrue();
    assertThat(count.packets().keys()).hasSize(PacketCount.MOST_KEYS + 1);
  }
}
