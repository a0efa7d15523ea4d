package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.DownloadUpdate;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolEnvironment;
import org.ytarchive.download.tool.ToolFolders;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;

/** What a yt-dlp that behaves oddly may not do to us; it is played by a script. */
class YtDlpDownloaderTest {
  private static final long LARGEST = 4000;

  @TempDir Path temp;
  private Path work;
  private final List<DownloadUpdate> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    work = Files.createDirectory(temp.resolve("work"));
  }

  /** So yt-dlp ends when a stream of unknown size turns out too large. */
  @Test
  void download_takesSuccessWithoutAFileForTooLarge() throws Exception {
    var failure = failed("noFile00000");

    assertThat(failure.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.NEVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"program0000", "elsewhere00", "symlink0000"})
  void download_refusesStrangeFiles(String id) throws Exception {
    assertThat(failed(id))
        .extracting(Failure::code, Failure::failureClass)
        .containsExactly("YTDLP_ERROR", FailureClass.BUG);
  }

  @Test
  void download_removesWhatIsNotKept() throws Exception {
    assertThat(download("extras00000")).isInstanceOf(Outcome.Fetched.class);

    assertThat(work.resolve("extras00000.sh")).doesNotExist();
    assertThat(work.resolve("extras00000.jpg")).exists();
  }

  @Test
  void download_refusesAFileThatIsTooLargeAfterAll() throws Exception {
    assertThat(failed("tooLarge000").code()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(work.resolve("tooLarge000.mp4")).doesNotExist();
  }

  @Test
  void download_stopsAsSoonAsThereAreTooManyBytes() throws Exception {
    long began = System.nanoTime();

    assertThat(failed("grows000000").code()).isEqualTo("PAYLOAD_TOO_LARGE");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
  }

  /** More lines than fit into any buffer between. */
  @Test
  void download_hearsEveryLine() throws Exception {
    assertThat(
            new YtDlpDownloaderTest.Limits(10_000)
                .downloader(temp)
                .download(order("chatter0000"), work, heard::add))
        .isInstanceOf(Outcome.Fetched.class);

    assertThat(heard).hasSize(5001);
  }

  @Test
  void download_keepsTheExitCodeOfTheUnknown() throws Exception {
    assertThat(failed("whoKnows000").details()).containsEntry("exit_code", 3);
  }

  @Test
  void download_saysWhatIsMissing() throws Exception {
    var settings = settings(temp.resolve("nothing"));
    var outcome =
        new Limits(LARGEST)
            .downloader(temp, settings)
            .download(order("noFile00000"), work, u -> {});

    assertThat(((Outcome.Failed) outcome).failure())
        .extracting(Failure::code, Failure::failureClass)
        .containsExactly("SERVICE_UNAVAILABLE", FailureClass.BUG);
  }

  private record Limits(long bytes) {
    YtDlpDownloader downloader(Path temp) {
      var fake = Path.of("src/test/scripts/yt-dlp-fake").toAbsolutePath();
      return downloader(temp, settings(fake));
    }

    YtDlpDownloader downloader(Path temp, ToolSettings settings) {
      var environment = new ToolEnvironment(Map.of("PATH", System.getenv("PATH")));
      var supervised = new SupervisedTool(new ToolFolders(temp), environment);
      return new YtDlpDownloader(
          supervised,
          new Tools(settings, environment, supervised),
          settings,
          new DownloadLimits(bytes, 1, Duration.ofSeconds(30), Duration.ofMinutes(1)),
          file -> Optional.empty(),
          JsonMapper.createDefault());
    }
  }

  private static ToolSettings settings(Path ytDlp) {
    return new ToolSettings(
        ytDlp,
        ytDlp,
        ytDlp.toString(),
        "",
        "",
        "",
        "5GB",
        Duration.ofMinutes(1),
        Duration.ofMinutes(1));
  }

  private Outcome download(String id) throws Exception {
    return new Limits(LARGEST).downloader(temp).download(order(id), work, heard::add);
  }

  private Failure failed(String id) throws Exception {
    return ((Outcome.Failed) download(id)).failure();
  }

  private static DownloadOrder order(String id) {
    return new DownloadOrder(
        new VideoId(id), Quality.parse("best"), Optional.empty(), false, false);
  }
}
