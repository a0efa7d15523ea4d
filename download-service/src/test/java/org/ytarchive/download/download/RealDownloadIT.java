package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.standin.DebianYtDlp;
import org.ytarchive.standin.YouTubeStandIn;

/** The whole service with the real yt-dlp and ffmpeg; only YouTube is a stand-in. */
class RealDownloadIT {
  @TempDir static Path temp;
  private static YouTubeStandIn youTube;
  private static Replica downloads;
  private static Path files;

  @BeforeAll
  static void start() throws IOException {
    youTube = YouTubeStandIn.start(YouTubeStandIn.Config.in(temp.resolve("youtube")));
    downloads = replica(temp.resolve("home"), TestDatabase.fresh());
    files = temp.resolve("home/downloads");
  }

  private static Replica replica(Path home, String database) throws IOException {
    var options = Files.createDirectories(home).resolve("yt-dlp.conf");
    Files.writeString(options, String.join("\n", youTube.ytDlpOptions()));
    return Replica.start(
        home,
        Map.of(
            "DATABASE_URL",
            database,
            "DATABASE_USER",
            "postgres",
            "YTDLP_PATH",
            DebianYtDlp.newest().program().toString(),
            "YTDLP_OPTIONS_FILE",
            options.toString()),
        Map.of("test.downloads", "real"));
  }

  @AfterAll
  static void stop() {
    downloads.close();
    youTube.close();
  }

  private static String post(String video, String more) {
    var answer = downloads.post("{\"video_id\":\"" + video + "\"" + more + "}");
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.text("download_id");
  }

  private static Replica.Answer awaitEnd(String id) {
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> downloads.get("/download/" + id), RealDownloadIT::isOver);
  }

  private static boolean isOver(Replica.Answer answer) {
    return List.of("completed", "failed", "cancelled").contains(answer.text("status"));
  }

  private static Path file(Replica.Answer done) {
    return files.resolve(done.text("output_path").substring("/downloads/".length()));
  }

  @Test
  void ordinaryVideo_endsVerifiedInItsPlace() throws Exception {
    var done = awaitEnd(post("ordinary720", ",\"quality\":\"360p\",\"job_id\":\"job_ordinary\""));

    assertThat(done.text("status")).as(done.raw().body()).isEqualTo("completed");
    assertThat(done.text("output_path"))
        .isEqualTo("/downloads/An ordinary video [ordinary720].mp4");
    assertThat(file(done)).isRegularFile();
    assertThat(done.text("file")).contains("sha256=" + Sha256.of(file(done)), "height=360");
    assertThat(done.text("metadata")).contains("An ordinary video");
    await().untilAsserted(() -> assertThat(files.resolve(".work/job_ordinary")).doesNotExist());
  }

  /** What is kept beside it has its name; what there is not is said. */
  @Test
  void companions_standBesideTheVideo() throws Exception {
    var done =
        awaitEnd(
            post(
                "ordinary720",
                ",\"quality\":\"360p\",\"output_path\":\"/downloads/beside\","
                    + "\"subtitles\":[\"default\",\"xx\"]"));

    assertThat(done.text("status")).as(done.raw().body()).isEqualTo("completed");
    var name = file(done).getFileName().toString().replace(".mp4", "");
    for (var ending : List.of(".info.json", ".webp", ".en.vtt", ".en-orig.vtt")) {
      var companion = files.resolve("beside").resolve(name + ending);
      assertThat(companion).isRegularFile();
      assertThat(done.text("companions"))
          .contains("path=/downloads/beside/" + name + ending, "sha256=" + Sha256.of(companion));
    }
    assertThat(done.text("missing_companions"))
        .contains("kind=subtitles", "language=xx", "reason=not_offered");
  }

  @Test
  void events_showEveryPhaseInOrder() {
    var lines = downloads.events(post("demoVideo02", ",\"quality\":\"720p\"")).toList();

    var events = lines.stream().filter(line -> line.startsWith("event: ")).distinct().toList();
    assertThat(events).containsExactly("event: progress", "event: completed");
    // a free worker may have taken it from the queue before anybody listens
    assertThat(lines.stream().flatMap(RealDownloadIT::phase).distinct().toList())
        .containsSubsequence("download", "done");
    assertThat(lines.stream().flatMap(RealDownloadIT::progress).toList())
        .isSorted()
        .last()
        .isEqualTo(100);
  }

  private static java.util.stream.Stream<String> phase(String line) {
    var match = java.util.regex.Pattern.compile("\"phase\":\"(\\w+)\"").matcher(line);
    return match.results().map(found -> found.group(1));
  }

  private static java.util.stream.Stream<Integer> progress(String line) {
    var match = java.util.regex.Pattern.compile("\"progress\":(\\d+)").matcher(line);
    return match.results().map(found -> Integer.valueOf(found.group(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evilTitleV0",
        "slashTitle0",
        "lineTitle00",
        "dashTitle00",
        "rtlTitle000",
        "dotsTitle00",
        "templTitle0",
        "-dashFirst0"
      })
  void hostileTitles_stayInTheFolder(String video) throws IOException {
    var done = awaitEnd(post(video, ",\"quality\":\"360p\""));

    assertThat(done.text("status")).as(done.raw().body()).isEqualTo("completed");
    assertThat(file(done)).isRegularFile().hasParent(files);
    assertThat(file(done).getFileName().toString()).contains(video).endsWith(".mp4");
    System.out.println(done.text("output_path"));
  }

  @Test
  void audio_isSoundAlone() {
    var done = awaitEnd(post("ordinary720", ",\"extract_audio\":true"));

    assertThat(done.text("status")).as(done.raw().body()).isEqualTo("completed");
    assertThat(done.text("output_path")).endsWith(".m4a");
    assertThat(done.text("file")).contains("video_codec=null");
  }

  @ParameterizedTest
  @CsvSource({"privateVid0,VIDEO_NOT_FOUND,never", "notABot0000,YTDLP_ERROR,blocked"})
  void refusals_haveTheirCodeAndClass(String video, String code, String kind) throws IOException {
    var failed = awaitEnd(post(video, ""));

    assertThat(failed.text("status")).isEqualTo("failed");
    assertThat(failed.text("error")).contains("code=" + code, "failure_class=" + kind);
  }

  @Test
  void strictQuality_isNotQuietlyLowered() {
    var failed = awaitEnd(post("only360p000", ",\"quality\":\"720p\",\"quality_strict\":true"));

    assertThat(failed.text("error")).contains("QUALITY_NOT_AVAILABLE");
  }

  @Test
  void formats_andInfoComeFromYtDlp() {
    assertThat(downloads.get("/download/formats/ordinary720").text("formats")).contains("720p");
    assertThat(downloads.get("/download/info/ordinary720").text("title"))
        .isEqualTo("An ordinary video");
    assertThat(downloads.get("/download/info/privateVid0").error())
        .containsEntry("code", "VIDEO_NOT_FOUND");
  }

  @Test
  void cancel_leavesNoProcessAndNoFile() throws Exception {
    youTube.knobs().throttle("full1080p00", 20_000);
    var id = post("full1080p00", ",\"quality\":\"360p\",\"job_id\":\"job_slow\"");
    await().atMost(Duration.ofSeconds(30)).until(() -> bytes(id) > 0);

    long began = System.nanoTime();
    downloads.delete("/download/" + id);
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () -> !Files.exists(files.resolve(".work/job_slow")) && ownTools("full1080p00") == 0);

    System.out.printf("cancelled for good: %d ms%n", (System.nanoTime() - began) / 1_000_000);
    youTube.knobs().reset();
  }

  private static long bytes(String id) {
    return Long.parseLong(downloads.get("/download/" + id).text("downloaded_bytes"));
  }

  private static long ownTools(String video) {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains(video))
        .count();
  }

  /** One replica stops in the middle; the other goes on with its bytes. */
  @Test
  void handOver_goesOnFromThePartialFile() throws Exception {
    var database = TestDatabase.fresh();
    var home = temp.resolve("shared");
    try (var first = replica(home, database)) {
      youTube.knobs().throttle("full1080p00", 40_000);
      var id =
          first.post("{\"video_id\":\"full1080p00\",\"quality\":\"360p\"}").text("download_id");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> Long.parseLong(first.get("/download/" + id).text("downloaded_bytes")) > 20_000);
      try (var second = replica(home, database)) {
        long began = System.nanoTime();
        first.close();
        youTube.knobs().reset();
        var done =
            await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> second.get("/download/" + id), RealDownloadIT::isOver);
        assertThat(done.text("status")).as(done.raw().body()).isEqualTo("completed");
        System.out.printf(
            "stopped, handed over and done: %d ms%n", (System.nanoTime() - began) / 1_000_000);
      }
    } finally {
      youTube.knobs().reset();
    }
  }
}
