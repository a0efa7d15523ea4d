package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
  private static final String FILLING = "00".repeat(40);
  @TempDir Path folder;

  /** Beginnings and ends of the three kinds; a WebP says how long it is. */
  @ParameterizedTest
  @CsvSource({
    "WEBP, 52494646 30000000 57454250, 00000000",
    "JPG, ffd8ffe0 00104a46 49460001, 0000ffd9",
    "PNG, 89504e47 0d0a1a0a 0000000d, 49454e44ae426082"
  })
  void of_tellsWholeOnesByTheirContent(Picture kind, String head, String tail) throws Exception {
    var whole = HexFormat.of().parseHex(head.replace(" ", "") + FILLING + tail);
    if (kind == Picture.WEBP) {
      whole = Arrays.copyOf(whole, 0x30 + 8);
    }

    assertThat(Picture.of(file(whole))).hasValue(kind);
    assertThat(Picture.of(file(Arrays.copyOf(whole, whole.length - 3)))).isEmpty();
    assertThat(Picture.of(file(Arrays.copyOf(whole, 5)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "<html><body>Sorry</body></html>", "RIFF and something else entirely"})
  void of_aPageIsNone(String text) throws Exception {
    assertThat(Picture.of(file(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))).isEmpty();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("picture"), bytes);
  }
}
