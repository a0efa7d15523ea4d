package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.tool.Tool;
import org.ytarchive.download.tool.ToolVersion;

class YtDlpArgumentsTest {
  private static final Path FOLDER = Path.of("/srv/dl_1");
  private static final VideoId VIDEO = new VideoId("-dashFirst0");

  /** An id that begins with a dash is behind the end of the options, and inside an address. */
  @ParameterizedTest
  @ValueSource(strings = {"2023.03.04", "2025.04.30", "2026.10.26"})
  void download_endsWithTheAddressAlone(String version) {
    var arguments = download(version, "720p");

    assertThat(arguments)
        .endsWith("--", "https://www.youtube.com/watch?v=-dashFirst0")
        .containsOnlyOnce("--");
    assertThat(arguments.getFirst()).isEqualTo("/opt/yt-dlp");
  }

  /** What is behind --config-locations is read first, so that what we say wins. */
  @Test
  void download_namesTheOperatorsFileAndNoOther() {
    assertThat(download("2026.10.26", "best"))
        .containsSubsequence("--ignore-config", "--config-locations", "/etc/yt-dlp.conf");
  }

  @Test
  void download_leavesOutWhatAVersionDoesNotKnow() {
    assertThat(download("2023.03.04", "best")).doesNotContain("--js-runtimes", "--progress-delta");
    assertThat(download("2025.04.30", "best"))
        .doesNotContain("--js-runtimes")
        .contains("--progress-delta");
    assertThat(download("2026.10.26", "best"))
        .containsSubsequence("--js-runtimes", "node:/opt/node")
        .contains("--progress-delta");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "best bv*+ba/b res,fps,vcodec:h264,acodec:m4a",
        "720p bv*+ba/b res:720,vcodec:h264,acodec:m4a",
        "audio ba/b[acodec!=none] acodec:m4a"
      })
  void download_turnsQualityIntoSelectorAndSort(String quality, String selector, String sort) {
    assertThat(download("2026.10.26", quality)).containsSubsequence("-f", selector, "-S", sort);
  }

  @Test
  void download_ofTheWorstIsNotSorted() {
    assertThat(download("2026.10.26", "worst")).contains("wv*+wa/w").doesNotContain("-S");
  }

  @Test
  void download_writesASelectionAnew() {
    var order =
        new DownloadOrder(
            VIDEO, Quality.parse("720p"), Optional.of(" best[ height <= 720 ]"), false, false);

    assertThat(arguments("2026.10.26").download(order, FOLDER, true))
        .containsSubsequence("-f", "best[height<=720]")
        .doesNotContain("-S");
  }

  @Test
  void download_keepsToItsFolder() {
    assertThat(download("2026.10.26", "best"))
        .containsSubsequence("-P", "home:/srv/dl_1", "-P", "temp:tmp", "-o", "%(id)s.%(ext)s");
  }

  @Test
  void extraction_downloadsNothing() {
    assertThat(arguments("2023.03.04").extraction(VIDEO, FOLDER))
        .contains("--skip-download", "--write-info-json")
        .doesNotContain("--no-simulate")
        .endsWith("--", VIDEO.watchUrl());
  }

  private static List<String> download(String version, String quality) {
    var order = new DownloadOrder(VIDEO, Quality.parse(quality), Optional.empty(), false, false);
    return arguments(version).download(order, FOLDER, true);
  }

  private static YtDlpArguments arguments(String version) {
    return new YtDlpArguments(
        new Tool("yt-dlp", Path.of("/opt/yt-dlp"), new ToolVersion(version)),
        new Tool("ffmpeg", Path.of("/opt/ffmpeg"), new ToolVersion("5.1")),
        Optional.of(new Tool("node", Path.of("/opt/node"), new ToolVersion("22.1.0"))),
        Optional.of(Path.of("/etc/yt-dlp.conf")),
        1000);
  }
}
