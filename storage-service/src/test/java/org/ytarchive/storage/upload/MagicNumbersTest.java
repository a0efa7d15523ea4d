package org.ytarchive.storage.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.storage.file.Container;

class MagicNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0000001866747970 69736f6d, MP4",
    "0000001c66747970 6d703432, MP4",
    "0000001c66747970 4d344120, MP4_AUDIO",
    "0000001466747970 71742020, QUICKTIME",
    "000000086d6f6f76 00000000, QUICKTIME",
    "0000001466747970 33677034, THREE_GP",
    "1a45dfa3 9f 4286 81 01 4282 84 7765626d, WEBM",
    "1a45dfa3 a3 4286 81 01 4282 88 6d6174726f736b61, MATROSKA",
    "464c5601 05 00000009, FLASH",
    "52494646 00000000 41564920, AVI",
    "52494646 00000000 57415645, WAV",
    "4f676753 0002 4f70757348656164, OGG",
    "4f676753 0002 807468656f7261, OGG_VIDEO",
    "664c6143 00000022, FLAC",
    "494433 04 00000000, MP3",
    "fffb9064 00000000, MP3",
    "fff15080 00000000, AAC",
    "464f524d 00000000 41494646, AIFF",
    "000001ba 44000400, MPEG_PS",
    "3026b2758e66cf11 a6d9, ASF",
  })
  void container_isToldByItsFirstBytes(String hex, Container container) {
    assertThat(MagicNumbers.container(HexFormat.of().parseHex(hex.replace(" ", ""))))
        .contains(container);
  }

  @Test
  void transportStream_isToldByItsPackets() {
    for (int start : new int[] {0, 4}) {
      var stream = new byte[1024];
      for (int at = start; at < stream.length; at += 188 + start) {
        stream[at] = 0x47;
      }
      assertThat(MagicNumbers.container(stream)).contains(Container.MPEG_TS);
      stream[start + 188 + start] = 0;
      assertThat(MagicNumbers.container(stream)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<!doctype html><script>",
        "#!/bin/sh",
        "MZ",
        "PK\u0003\u0004",
        "%PDF-1.7",
        "<svg xmlns='http://www.w3.org/2000/svg'>",
        "GIF89a",
        "\u0089PNG\r\n",
        "RIFF0000WEBP",
        "\0\0\0\u0018ftypavif",
        "\0\0\0\u0018ftypheic",
        "{\"a\":1}",
        "WEBVTT"
      })
  void whatIsNoMedium_isNone(String text) {
    assertThat(MagicNumbers.container(text.getBytes(ISO_8859_1))).isEmpty();
    assertThat(MagicNumbers.container(text.getBytes(UTF_8))).isEmpty();
    assertThat(MagicNumbers.container(text.getBytes(UTF_16))).isEmpty();
    assertThat(MagicNumbers.container(("\uFEFF" + text).getBytes(UTF_16LE))).isEmpty();
  }
}
