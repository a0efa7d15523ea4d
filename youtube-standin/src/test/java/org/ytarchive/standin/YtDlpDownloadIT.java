package org.ytarchive.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ytarchive.standin.catalogue.MediaFault;
import org.ytarchive.standin.traffic.RequestKind;

/** The real yt-dlp fetches what plays, in every version. */
class YtDlpDownloadIT {
  @TempDir Path folder;
  YouTubeStandIn standIn;

  @BeforeEach
  void start() {
    var media = Path.of("target/standin-media").toAbsolutePath();
    standIn =
        YouTubeStandIn.start(
            YouTubeStandIn.Config.in(folder.resolve("standin")).withMediaFolder(media));
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void combinedFormat_arrivesWholeAfterOneExtraction(DebianYtDlp version) throws Exception {
    download(version, "ordinary720", "-f", "18");

    var probe = Probe.of(folder.resolve("ordinary720.mp4"));
    assertThat(probe.value("format.tags.comment")).isEqualTo("ordinary720");
    assertThat(probe.value("format.size")).isEqualTo("1090000");
    assertThat(probe.value("format.duration")).startsWith("12.0");
    assertThat(standIn.traffic().extractions("ordinary720")).isEqualTo(1);
    assertThat(standIn.traffic().mediaBytes("ordinary720")).isEqualTo(1_090_000);
    assertNothingElseWasAskedFor();
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void bestOfBoth_isMerged(DebianYtDlp version) throws Exception {
    download(version, "full1080p00", "-f", "bv*+ba/b", "-S", "res,vcodec:h264,acodec:m4a");

    var probe = Probe.of(folder.resolve("full1080p00.mp4"));
    assertThat(probe.text()).contains("h264", "aac", "full1080p00");
    assertThat(probe.value("streams.stream.0.height")).isEqualTo("1080");
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void sound_isTakenOutAndConverted(DebianYtDlp version) throws Exception {
    download(version, "demoVideo02", "-f", "140");
    download(version, "demoVideo02", "-f", "ba", "-x", "--audio-format", "mp3");
    download(version, "demoVideo02", "-f", "251");

    assertThat(Probe.of(folder.resolve("demoVideo02.m4a")).text()).contains("aac");
    assertThat(Probe.of(folder.resolve("demoVideo02.webm")).text()).contains("opus");
    assertThat(Probe.of(folder.resolve("demoVideo02.mp3")).text()).contains("mp3");
  }

  /** The id and the shape: neither may be taken for an option or for landscape. */
  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void oddOnes_arriveToo(DebianYtDlp version) throws Exception {
    download(version, "-dashFirst0", "-f", "134");
    download(version, "shortShort0", "-f", "136");

    assertThat(folder.resolve("-dashFirst0.mp4")).isRegularFile();
    assertThat(Probe.of(folder.resolve("shortShort0.mp4")).text())
        .contains("width=720", "height=1280");
  }

  /** The best there is of a silent video has a picture alone. */
  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void silent_hasNoSoundToMerge(DebianYtDlp version) throws Exception {
    download(version, "silent00000", "-f", "bv*+ba/b", "-S", "vcodec:h264");

    assertThat(Probe.of(folder.resolve("silent00000.mp4")).text()).doesNotContain("aac", "opus");
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void exactSize_isExact(DebianYtDlp version) throws Exception {
    standIn.catalogue().put(video("exactSize00").heights(360, 720).bytes(12_345_678).build());

    download(version, "exactSize00", "-f", "136");

    assertThat(folder.resolve("exactSize00.mp4")).hasSize(12_345_678);
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void download_resumesAfterAKill(DebianYtDlp version) throws Exception {
    var large = video("killMe00000").heights(360, 720).bytes(25_000_000).build();
    standIn.catalogue().put(large);
    standIn.knobs().throttle(large.id(), 8_000_000);
    var run = YtDlpRun.start(version, folder, arguments(large.id(), "-f", "136"), Map.of());
    await().until(() -> standIn.traffic().mediaBytes(large.id()) > 15_000_000);
    run.destroyForcibly().waitFor();
    standIn.knobs().reset();

    download(version, large.id(), "-f", "136");

    assertThat(folder.resolve(large.id() + ".mp4")).hasSize(25_000_000);
    assertThat(standIn.traffic().mediaBytes(large.id())).isLessThan(38_000_000);
    assertThat(Probe.of(folder.resolve(large.id() + ".mp4")).text()).contains(large.id());
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void cutThrice_arrivesWholeAllTheSame(DebianYtDlp version) throws Exception {
    download(version, "cutThrice00", "-f", "136");

    assertThat(Probe.of(folder.resolve("cutThrice00.mp4")).text()).contains("cutThrice00");
    assertThat(standIn.traffic().requests(RequestKind.MEDIA, "cutThrice00"))
        .isGreaterThanOrEqualTo(4);
  }

  /** A test breaks a video, and heals it while the stand-in runs. */
  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void healedVideo_playsAgain(DebianYtDlp version) throws Exception {
    var broken = standIn.catalogue().find("media403000").orElseThrow();
    assertThat(run(version, broken.id(), "-f", "18").exit()).isEqualTo(1);

    standIn.catalogue().put(broken.change().fault(new MediaFault.None()).build());

    download(version, broken.id(), "-f", "18");
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void captionsAndThumbnail_areWritten(DebianYtDlp version) throws Exception {
    var extras = new ArrayList<>(List.of("-f", "18", "--write-subs", "--write-auto-subs"));
    extras.addAll(List.of("--sub-langs", "en,en-orig,de", "--convert-subs", "srt"));
    extras.addAll(List.of("--write-info-json", "--write-thumbnail"));
    extras.addAll(List.of("--convert-thumbnails", "jpg"));

    download(version, "ordinary720", extras.toArray(String[]::new));

    for (var language : List.of("en", "en-orig", "de")) {
      assertThat(folder.resolve("ordinary720." + language + ".srt")).content().contains("Line 1");
    }
    assertThat(folder.resolve("ordinary720.jpg")).isNotEmptyFile();
    assertThat(folder.resolve("ordinary720.info.json"))
        .content()
        .contains("\"channel\": \"Stand-in Channel\"", "\"upload_date\": \"20240309\"")
        .contains("\"view_count\": 12345", "\"duration\": 12");
    assertNothingElseWasAskedFor();
  }

  /** With a JavaScript runtime the newest yt-dlp asks as other clients than without. */
  @Test
  void clientsThatNeedAScript_areAnsweredToo() throws Exception {
    var clients = "youtube:player_client=tv_samsung,visionos,web";

    download(DebianYtDlp.newest(), "ordinary720", "--extractor-args", clients, "-f", "134+140");

    assertNothingElseWasAskedFor();
  }

  private void download(DebianYtDlp version, String id, String... options) throws Exception {
    var run = run(version, id, options);
    assertThat(run.exit()).as(run.err()).isZero();
    try (var left = Files.list(folder)) {
      assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  private YtDlpRun run(DebianYtDlp version, String id, String... options) throws Exception {
    return YtDlpRun.run(version, folder, arguments(id, options));
  }

  private List<String> arguments(String id, String... options) {
    var arguments = new ArrayList<>(standIn.ytDlpOptions());
    arguments.addAll(List.of("--socket-timeout", "15", "-o", "%(id)s.%(ext)s"));
    arguments.addAll(Arrays.asList(options));
    arguments.addAll(List.of("--", "https://www.youtube.com/watch?v=" + id));
    return arguments;
  }

  private void assertNothingElseWasAskedFor() {
    assertThat(standIn.traffic().refusedHosts()).isEmpty();
    assertThat(standIn.traffic().unknownPaths()).isEmpty();
  }
}
