package org.ytarchive.jobs.door.processing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoMagicTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0\0\u0018ftypisom",
        "\0\0\0\u0018ftypqt  ",
        "\0\0\0\bmoov",
        "\u001aEß£....webm",
        "\u001aEß£....matroska",
        "RIFF....AVI LIST",
        "FLV\u0001",
        "OggS",
        "\0\0\u0001º",
      })
  void videos_areTaken(String head) {
    assertThat(VideoMagic.isVideo(head.getBytes(ISO_8859_1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "<svg xmlns=",
        "#EXTM3U\n#EXT-X-",
        "ffconcat version 1.0",
        "<?xml version=\"1.0\"?><MPD",
        "\0\0\0\u0018ftypM4A ",
        "\0\0\0\u0018ftypavif",
        "\0\0\0\u0018ftypheic",
        "ID3\u0003",
        "fLaC",
        "RIFF....WAVE",
        "\u0089PNG\r\n",
        "ÿØÿà",
        "%PDF-1.7",
        "PK\u0003\u0004",
        "\u001aEß£....other",
      })
  void othersAreNot(String head) {
    assertThat(VideoMagic.isVideo(head.getBytes(ISO_8859_1))).isFalse();
  }

  @Test
  void transportStream_isToldByItsPackets() {
    var packets = new byte[1024];
    for (int i = 0; i < packets.length; i += 188) {
      packets[i] = 0x47;
    }

    assertThat(VideoMagic.isVideo(packets)).isTrue();
    assertThat(VideoMagic.isVideo(Arrays.copyOf(packets, 188))).isFalse();
    assertThat(VideoMagic.isVideo(HexFormat.of().parseHex("3026b2758e66cf11a6d9"))).isTrue();
  }
}
