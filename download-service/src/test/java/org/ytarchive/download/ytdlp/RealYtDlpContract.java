package org.ytarchive.download.ytdlp;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.download.MissingCompanion;
import org.ytarchive.download.download.Companion;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.DownloadUpdate;
import org.ytarchive.download.download.DownloadUpdate.Known;
import org.ytarchive.download.download.DownloadUpdate.Progress;
import org.ytarchive.download.download.Downloader;
import org.ytarchive.download.download.DownloaderContract;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.download.media.Media;
import org.ytarchive.standin.DebianYtDlp;
import org.ytarchive.standin.YouTubeStandIn;
import org.ytarchive.standin.catalogue.StandInVideo;
import org.ytarchive.standin.traffic.RequestKind;

/** What the real yt-dlp, in whatever version, brings from a YouTube on loopback. */
abstract class RealYtDlpContract extends DownloaderContract {
  private static final String HELD = "heldVideo00";
  private static final int HELD_BYTES = 3_000_000;

  @TempDir static Path shared;
  private static YouTubeStandIn youTube;

  private final DebianYtDlp version;
  private Engine engine;

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
    engine = new Engine(temp, version, youTube);
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
  protected Downloader downloader() {
    return engine.downloader();
  }

  @Override
  protected VideoId ordinary() {
    return new VideoId("ordinary720");
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

  /** Heights as people see them: also upright, also when there is less, also without sound. */
  @ParameterizedTest
  @CsvSource({
    "ordinary720, best, 1280, 720, true",
    "ordinary720, 720p, 1280, 720, true",
    "ordinary720, 480p, 854, 480, true",
    "ordinary720, 500p, 854, 480, true",
    "ordinary720, worst, 256, 144, true",
    "full1080p00, 1080p, 1920, 1080, true",
    "only360p000, 720p, 640, 360, true",
    "shortShort0, 720p, 720, 1280, true",
    "shortShort0, 480p, 480, 854, true",
    "silent00000, 720p, 1280, 720, false"
  })
  void quality_isACap(String id, String quality, int width, int height, boolean sound)
      throws Exception {
    var media = probe(fetched(order(new VideoId(id), quality)));

    assertThat(media.width()).isEqualTo(width);
    assertThat(media.height()).isEqualTo(height);
    assertThat(media.hasAudio()).isEqualTo(sound);
    assertThat(media.container()).contains("mp4");
    assertThat(media.videoCodec()).isEqualTo("h264");
  }

  @Test
  void quality_strictIsExact() throws Exception {
    var media = probe(fetched(strict("shortShort0", "720p")));

    assertThat(media.lines()).contains(720);
  }

  @Test
  void quality_strictRefusesWhatThereIsNot() throws Exception {
    var failure = failed(strict("only360p000", "720p"));

    assertThat(failure.code()).isEqualTo("QUALITY_NOT_AVAILABLE");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.NEVER);
  }

  @Test
  void quality_belowTheLowestIsRefused() throws Exception {
    assertThat(failed(order(new VideoId("only360p000"), "240p")).code())
        .isEqualTo("QUALITY_NOT_AVAILABLE");
  }

  @Test
  void audio_isM4aWithoutAPicture() throws Exception {
    var file = fetched(order(ordinary(), "audio"));
    var media = probe(file);

    assertThat(file.getFileName()).hasToString("ordinary720.m4a");
    assertThat(media.hasVideo()).isFalse();
    assertThat(media.audioCodec()).isEqualTo("aac");
  }

  @Test
  void audio_ofASilentVideoIsRefused() throws Exception {
    assertThat(failed(order(new VideoId("silent00000"), "audio")).code())
        .isEqualTo("QUALITY_NOT_AVAILABLE");
  }

  @Test
  void extractAudio_dropsThePicture() throws Exception {
    var order =
        new DownloadOrder(ordinary(), Quality.parse("360p"), Optional.of("18"), true, false);

    assertThat(probe(fetched(order)).hasVideo()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"best[height<=720], 360", "bv[height<=480]+ba/b, 480", "18, 360", "136+140, 720"})
  void formatSelection_isUnderstood(String selection, int lines) throws Exception {
    assertThat(probe(fetched(selecting(selection))).lines()).contains(lines);
  }

  @Test
  void formatSelection_thatFitsNothingIsNotAvailable() throws Exception {
    assertThat(failed(selecting("bv[height>2000]+ba")).code()).isEqualTo("QUALITY_NOT_AVAILABLE");
  }

  /** All three kinds, from one extraction; the thumbnail as YouTube serves it. */
  @Test
  void companions_comeAlong() throws Exception {
    var video = fetchedWith("ordinary720", "en", "de", "en-orig");

    assertThat(video.missing()).isEmpty();
    assertThat(video.companions())
        .extracting(c -> c.kind() + c.language().map(l -> " " + l).orElse(""))
        .containsExactly(
            "metadata", "thumbnail", "subtitles en", "subtitles de", "subtitles en-orig");
    assertThat(content(video, "metadata"))
        .contains("\"id\":\"ordinary720\"", "\"title\":\"An ordinary video\"", "\"formats\":[{")
        .doesNotContain("googlevideo", "timedtext", temp.toString(), "http_headers", "127.0.0.1");
    assertThat(Picture.of(companion(video, "thumbnail"))).hasValue(Picture.WEBP);
    assertThat(companion(video, "thumbnail").toString()).endsWith(".webp");
    assertThat(content(video, "subtitles")).startsWith("WEBVTT").contains("in en");
    assertThat(youTube.traffic().extractions("ordinary720")).isEqualTo(1);
    assertThat(youTube.traffic().requests(RequestKind.CAPTIONS)).isEqualTo(3);
  }

  @Test
  void subtitles_areNotAskedForUnasked() throws Exception {
    var video = fetchedWith("ordinary720");

    assertThat(video.companions())
        .extracting(Companion::kind)
        .containsOnly("metadata", "thumbnail");
    assertThat(youTube.traffic().requests(RequestKind.CAPTIONS)).isZero();
  }

  @Test
  void subtitles_theVideoHasNotAreReported() throws Exception {
    var video = fetchedWith("ordinary720", "fr", "en", "en-US");

    assertThat(video.missing())
        .extracting(m -> m.language() + " " + m.reason())
        .containsExactly("fr not_offered", "en-US not_offered");
    assertThat(companion(video, "subtitles").toString()).endsWith("en.vtt");
  }

  /** The real YouTube's favourite answer to those who ask for captions. */
  @Test
  void subtitles_refusedOnesDoNotFailTheVideo() throws Exception {
    youTube.knobs().failNext(RequestKind.CAPTIONS, 100, 429);

    var video = fetchedWith("ordinary720", "en", "de");

    assertThat(video.file()).isRegularFile();
    assertThat(video.missing())
        .extracting(m -> m.language() + " " + m.reason())
        .containsExactly("en failed", "de failed");
    assertThat(video.missing().getFirst().message()).contains("429");
  }

  @Test
  void thumbnail_refusedDoesNotFailTheVideo() throws Exception {
    youTube.knobs().failNext(RequestKind.THUMBNAIL, 100, 500);

    var video = fetchedWith("ordinary720");

    assertThat(video.file()).isRegularFile();
    assertThat(video.companions()).extracting(Companion::kind).containsExactly("metadata");
    assertThat(video.missing()).extracting(MissingCompanion::kind).containsExactly("thumbnail");
  }

  /** A run that was killed over the picture: yt-dlp would take the half for the whole. */
  @Test
  void thumbnail_halfOnesAreFetchedAgain() throws Exception {
    var tmp = Files.createDirectories(folder("work").resolve("tmp"));
    Files.writeString(tmp.resolve("ordinary720.webp"), "RIFF half");
    Files.writeString(folder("work").resolve("ordinary720.jpg"), "half");

    var video = fetchedWith("ordinary720");

    assertThat(Picture.of(companion(video, "thumbnail"))).hasValue(Picture.WEBP);
  }

  /** A run that was killed with everything gathered leaves it where the next one puts its own. */
  @Test
  void companions_ofAKilledRunAreReplaced() throws Exception {
    fetchedWith("ordinary720", "en");

    var video = fetchedWith("ordinary720", "en");

    assertThat(video.missing()).isEmpty();
    assertThat(video.companions()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"MKV,false", "MP3,true", "OPUS,true"})
  void format_isWhatWasAskedFor(OutputFormat format, boolean sound) throws Exception {
    var file = fetched(as(format));

    assertThat(file.toString()).endsWith("." + format.wireName());
    assertThat(probe(file).hasVideo()).isNotEqualTo(sound);
    assertThat(probe(file).duration()).isBetween(11.0, 13.0);
  }

  /** Neither picture nor sound crosses the line. */
  @Test
  void transcript_isFetchedAlone() throws Exception {
    var file = fetched(as(OutputFormat.SRT));

    assertThat(file.toString()).endsWith(".srt");
    assertThat(Files.readString(file)).startsWith("1\n00:00:").contains("in en");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.mp4");
    assertThat(youTube.traffic().extractions("ordinary720")).isEqualTo(1);
  }

  private static DownloadOrder as(OutputFormat format) {
    return new DownloadOrder(
        new VideoId("ordinary720"),
        Quality.parse("360p"),
        Optional.empty(),
        false,
        false,
        List.of(),
        Optional.of(format),
        true);
  }

  private Outcome.Fetched fetchedWith(String video, String... subtitles) throws Exception {
    var order =
        new DownloadOrder(
            new VideoId(video),
            Quality.parse("360p"),
            Optional.empty(),
            false,
            false,
            List.of(subtitles));
    var outcome = downloader().download(order, folder("work"), heard::add);
    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    return (Outcome.Fetched) outcome;
  }

  private static Path companion(Outcome.Fetched video, String kind) {
    return video.companions().stream()
        .filter(c -> c.kind().equals(kind))
        .map(Companion::file)
        .findFirst()
        .orElseThrow();
  }

  private static String content(Outcome.Fetched video, String kind) throws IOException {
    return Files.readString(companion(video, kind));
  }

  /** Sizes of both streams are known before the first byte, and one extraction is enough. */
  @Test
  void download_asksOnceAndKnowsAll() throws Exception {
    fetched(order(ordinary(), "720p"));

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
    var file = fetched(order(new VideoId(id)));

    assertThat(file).hasFileName(id + ".mp4").hasParent(folder("work"));
  }

  /** yt-dlp is killed in the middle: the next run goes on, and the bytes are the same. */
  @Test
  void resume_isByteIdentical() throws Exception {
    youTube.knobs().throttle(HELD, 0);
    var whole = fetched(order(held()));
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
    var whole = fetched(selecting("18"));
    var folder = folder("resumed");
    var unfinished = Files.createDirectories(folder.resolve(YtDlpArguments.UNFINISHED));
    Files.copy(whole, unfinished.resolve("ordinary720.mp4.part"));

    var outcome = downloader().download(selecting("18"), folder, heard::add);

    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    assertThat(((Outcome.Fetched) outcome).file()).hasSameBinaryContentAs(whole);
  }

  @Test
  void stall_isEndedByTheWatchdog() throws Exception {
    engine.with(limits(Duration.ofSeconds(3), Duration.ofMinutes(5)));

    var failure = failed(order(new VideoId("stalls00000"), "720p"));

    assertThat(failure.code()).isEqualTo("DOWNLOAD_TIMEOUT");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.LATER);
    assertThat(failure.message()).contains("DOWNLOAD_STALL_TIMEOUT");
  }

  /** Always a byte in time, never an end. */
  @Test
  void dripFeed_isEndedByTheDeadline() throws Exception {
    engine.with(limits(Duration.ofSeconds(30), Duration.ofSeconds(6)));

    var failure = failed(order(new VideoId("dripFeed000"), "720p"));

    assertThat(failure.code()).isEqualTo("DOWNLOAD_TIMEOUT");
    assertThat(failure.message()).contains("DOWNLOAD_TIMEOUT");
  }

  @ParameterizedTest
  @CsvSource({
    "media403000, DOWNLOAD_FAILED, LATER",
    "media429000, DOWNLOAD_FAILED, BLOCKED",
    "privateVid0, VIDEO_NOT_FOUND, NEVER",
    "notABot0000, YTDLP_ERROR, BLOCKED",
    "premiere000, VIDEO_NOT_FOUND, LATER",
    "liveNow0000, DOWNLOAD_FAILED, LATER",
    "ageGated000, YTDLP_ERROR, NEVER",
    "noFormats00, YTDLP_ERROR, BUG"
  })
  void failure_hasItsClass(String id, String code, FailureClass what) throws Exception {
    var failure = failed(order(new VideoId(id)));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.failureClass()).isEqualTo(what);
  }

  /** The sum counts: each stream alone would pass. */
  @Test
  void size_ofAllStreamsIsLimited() throws Exception {
    engine.with(new DownloadLimits(2_700_000, 1, Duration.ofMinutes(1), Duration.ofMinutes(5)));

    var failure = failed(order(ordinary(), "720p"));

    assertThat(failure.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.NEVER);
    assertThat(failure.details()).containsEntry("max_file_size", 2_700_000L);
  }

  @Test
  void space_isAskedForFirst() throws Exception {
    long moreThanThereIs = 1L << 60;
    engine.with(
        new DownloadLimits(500 * Engine.MEGABYTE, moreThanThereIs, ofMinutes(1), ofMinutes(5)));

    var failure = failed(order(ordinary()));

    assertThat(failure.code()).isEqualTo("DISK_FULL");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.DISK_FULL);
  }

  /** A proxy and an authority that the environment names are enough. */
  @Test
  void proxy_ofTheEnvironmentIsUsed() throws Exception {
    var outcome =
        engine.downloaderBehindProxy().download(order(ordinary()), folder("work"), heard::add);

    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    assertThat(youTube.traffic().refusedHosts()).isEmpty();
  }

  @Test
  void optionsFile_thatIsNotThereIsABug() throws Exception {
    var outcome =
        engine
            .downloaderWithOptions(temp.resolve("missing.conf"))
            .download(order(ordinary()), folder("work"), heard::add);

    assertThat(((Outcome.Failed) outcome).failure())
        .extracting(Failure::code, Failure::failureClass)
        .containsExactly("YTDLP_ERROR", FailureClass.BUG);
  }

  /** An operator's options do not move our files. */
  @Test
  void optionsFile_doesNotWinAgainstOurs() throws Exception {
    var options = temp.resolve("odd.conf");
    Files.writeString(
        options,
        String.join(" ", youTube.ytDlpOptions())
            + "\n-f 160\n-o \"/tmp/%(title)s.bin\"\n--no-write-info-json\n");

    var outcome =
        engine
            .downloaderWithOptions(options)
            .download(order(ordinary()), folder("work"), heard::add);

    assertThat(((Outcome.Fetched) outcome).file()).hasFileName("ordinary720.mp4");
    assertThat(probe(((Outcome.Fetched) outcome).file()).lines()).contains(360);
  }

  /**
   * Somebody else fills the disk in the meantime, so that the streams fit and the merge does not.
   */
  @Test
  void disk_thatFillsUpMeanwhileIsNamed() throws Exception {
    var disk = folder("disk");
    assumeTrue(mount(disk), "only root can make a small disk");
    try {
      var work = Files.createDirectory(disk.resolve("work"));
      engine.with(new DownloadLimits(500 * Engine.MEGABYTE, 1, ofMinutes(1), ofMinutes(5)));

      var outcome = downloader().download(order(ordinary(), "720p"), work, u -> fill(u, disk));

      assertThat(((Outcome.Failed) outcome).failure())
          .extracting(Failure::code, Failure::failureClass)
          .containsExactly("DISK_FULL", FailureClass.DISK_FULL);
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private static void fill(DownloadUpdate update, Path disk) {
    var filler = disk.resolve("filler");
    if (update instanceof Known known && known.estimatedSize() != null) {
      try {
        long free = Files.getFileStore(disk).getUsableSpace();
        Files.write(filler, new byte[(int) (free - known.estimatedSize() * 5 / 4)]);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static boolean mount(Path folder) throws Exception {
    return System.getProperty("user.name").equals("root")
        && run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder.toString());
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  private DownloadLimits limits(Duration stall, Duration whole) {
    return new DownloadLimits(500 * Engine.MEGABYTE, 1, stall, whole);
  }

  private DownloadOrder selecting(String selection) {
    return new DownloadOrder(
        ordinary(), Quality.parse("best"), Optional.of(selection), false, false);
  }

  private static DownloadOrder strict(String id, String quality) {
    return new DownloadOrder(
        new VideoId(id), Quality.parse(quality), Optional.empty(), false, true);
  }

  private Progress lastProgress() {
    return progress().getLast();
  }

  private Path fetched(DownloadOrder order) throws Exception {
    var outcome = downloader().download(order, folder("work"), heard::add);
    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    return ((Outcome.Fetched) outcome).file();
  }

  private Failure failed(DownloadOrder order) throws Exception {
    var outcome = downloader().download(order, folder("work"), heard::add);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).failure();
  }

  private Media probe(Path file) throws Exception {
    return engine.probe().probe(file).orElseThrow();
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
