package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadUpdate.Known;
import org.ytarchive.download.download.DownloadUpdate.Progress;
import org.ytarchive.download.download.Downloader;
import org.ytarchive.download.download.DownloaderContract;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.standin.DebianYtDlp;
import org.ytarchive.standin.YouTubeStandIn;
import org.ytarchive.standin.catalogue.StandInVideo;

/** What the real yt-dlp, in whatever version, brings from a YouTube on loopback. */
abstract class RealYtDlpContract extends DownloaderContract
    implements QualityCases, CompanionCases, TroubleCases, OptionsCases {
  private static final String HELD = "heldVideo00";
  private static final int HELD_BYTES = 3_000_000;

  @TempDir static Path shared;
  private static YouTubeStandIn youTube;

  private final DebianYtDlp version;
  private RealYtDlp real;

  RealYtDlpContract(DebianYtDlp version) {
    this.version = version;
  }

  @BeforeAll
  static void openYouTube() {
    var media = Path.of("target", "standin-media").toAbsolutePath();
    youTube = YouTubeStandIn.start(YouTubeStandIn.Config.in(shared).withMediaFolder(media));
    youTube
        .catalogue()
        .put(StandInVideo.video(HELD).bytes(HELD_BYTES).seconds(10).heights(360).build());
  }

  @AfterAll
  static void closeYouTube() {
    youTube.close();
  }

  @BeforeEach
  void build() {
    real = new RealYtDlp(temp, version, youTube, heard);
    youTube.knobs().reset();
    youTube.traffic().reset();
    youTube.knobs().throttle(HELD, 300_000);
  }

  /** However a download ended: nothing of it runs on. */
  @AfterEach
  void leavesNoProcess() {
    await().atMost(Duration.ofSeconds(2)).until(() -> processesUnder(temp) == 0);
  }

  @Override
  public RealYtDlp real() {
    return real;
  }

  @Override
  protected Downloader downloader() {
    return real.engine().downloader();
  }

  @Override
  protected VideoId ordinary() {
    return RealYtDlp.ORDINARY;
  }

  @Override
  protected VideoId gone() {
    return new VideoId("unavailable");
  }

  @Override
  protected VideoId held() {
    return new VideoId(HELD);
  }

  @Override
  protected void goOn() {
    youTube.knobs().throttle(HELD, 0);
  }

  /** Sizes of both streams are known before the first byte, and one extraction is enough. */
  @Test
  void download_asksOnceAndKnowsAll() throws Exception {
    real.fetched(order(ordinary(), "720p"));

    var known = (Known) heard.getFirst();
    assertThat(known.estimatedSize()).isEqualTo(lastProgress().downloadedBytes());
    assertThat(known.info().title()).isEqualTo("An ordinary video");
    assertThat(known.info().duration()).isEqualTo(12);
    assertThat(known.info().formats()).extracting("formatId").contains("18", "136", "140");
    assertThat(lastProgress().phase()).isEqualTo("merge");
    assertThat(youTube.traffic().extractions("ordinary720")).isEqualTo(1);
    assertThat(youTube.traffic().refusedHosts()).isEmpty();
  }

  /** Titles cannot reach a path, an id cannot be taken for an option. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evilTitleV0",
        "slashTitle0",
        "lineTitle00",
        "dashTitle00",
        "templTitle0",
        "rtlTitle000",
        "quoteTitle0",
        "dotsTitle00",
        "-dashFirst0"
      })
  void file_isNamedByItsId(String id) throws Exception {
    var file = real.fetched(order(new VideoId(id)));

    assertThat(file).hasFileName(id + ".mp4").hasParent(folder("work"));
  }

  /** yt-dlp is killed in the middle: the next run goes on, and the bytes are the same. */
  @Test
  void resume_isByteIdentical() throws Exception {
    youTube.knobs().throttle(HELD, 0);
    var whole = real.fetched(order(held()));
    heard.clear();
    youTube.traffic().reset();
    youTube.knobs().throttle(HELD, 300_000);
    var folder = folder("resumed");
    var begun = begin(folder);
    await().until(() -> lastProgress().downloadedBytes() > HELD_BYTES / 10);

    killYtDlp(folder);
    begun.thread().join();
    goOn();
    var outcome = downloader().download(order(held()), folder, heard::add);

    assertThat(begun.outcome().get())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.LATER));
    assertThat(((Outcome.Fetched) outcome).file()).hasSameBinaryContentAs(whole);
    assertThat(youTube.traffic().extractions(HELD)).isEqualTo(2);
  }

  /** Killed between the last byte and the rename: nothing is missing, and yt-dlp gets a 416. */
  @Test
  void resume_ofAWholeStreamIsNoFailure() throws Exception {
    var whole = real.fetched(RealYtDlp.selecting("18"));
    var folder = folder("resumed");
    var unfinished = Files.createDirectories(folder.resolve(YtDlpArguments.UNFINISHED));
    Files.copy(whole, unfinished.resolve("ordinary720.mp4.part"));

    var outcome = downloader().download(RealYtDlp.selecting("18"), folder, heard::add);

    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    assertThat(((Outcome.Fetched) outcome).file()).hasSameBinaryContentAs(whole);
  }

  private Progress lastProgress() {
    return progress().getLast();
  }

  private static void killYtDlp(Path folder) {
    ProcessHandle.allProcesses()
        .filter(p -> worksUnder(p, folder))
        .filter(
            p ->
                p.info().arguments().map(a -> String.join(" ", a)).orElse("").contains("--newline"))
        .filter(p -> p.info().command().orElse("").contains("python"))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static long processesUnder(Path folder) {
    return ProcessHandle.allProcesses().filter(p -> worksUnder(p, folder)).count();
  }

  private static boolean worksUnder(ProcessHandle process, Path folder) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).startsWith(folder);
    } catch (IOException gone) {
      return false;
    }
  }
}
