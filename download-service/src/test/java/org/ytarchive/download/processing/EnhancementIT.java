package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an enhancement must leave as it is: sound, subtitles, rotation and times. */
class EnhancementIT {
  @TempDir static Path home;
  private static ProcessingReplica replica;
  private static Path uploads;

  @BeforeAll
  static void start() throws IOException {
    replica = ProcessingReplica.start(home, Map.of(), Map.of());
    uploads = Files.createDirectories(home.resolve("downloads/uploads"));
  }

  @AfterAll
  static void stop() {
    replica.close();
  }

  private static Path enhance(Path video, String more) {
    var name = video.getFileName().toString();
    var id = name.replace('.', '-');
    var wire = "/downloads/uploads/" + name;
    var asked = replica.ask("job-" + id, 1, "enhancement", id, wire, more);
    var over = replica.end(asked.text("processing_id"));
    assertThat(over.data()).containsEntry("status", "completed");
    var path = String.valueOf(over.map("file").get("path"));
    return home.resolve("downloads").resolve(path.substring("/downloads/".length()));
  }

  private static Path enhance(Path video) {
    return enhance(video, "");
  }

  /** A third of the pictures is missing in the second half: their times are all there is. */
  private static Path variableRate(Path file) {
    return Footage.film(
        file,
        "-f lavfi -i testsrc2=size=320x240:rate=30:duration=4 -f lavfi -i "
            + "sine=duration=4 -vf select='lt(n,60)+not(mod(n,3))',settb=1/15360 -fps_mode "
            + "passthrough -enc_time_base -1 -c:v libx264 -preset ultrafast -c:a aac");
  }

  private static Path subtitles(String name) throws IOException {
    return Files.writeString(
        home.resolve(name),
        "1\n00:00:01,000 --> 00:00:02,000\nhello\n\n2\n00:00:02,500 --> 00:00:03,000\nworld\n");
  }

  private static void assertSameTimes(Path before, Path after, String... streams) {
    for (var stream : streams) {
      assertThat(Footage.times(after, stream)).as(stream).isEqualTo(Footage.times(before, stream));
    }
  }

  /**
   * A telephone's film: stands upright, its rate varies, its sound begins late, it is subtitled.
   */
  @Test
  void mp4_keepsRotationTimesSoundAndSubtitles() throws IOException {
    var plain = variableRate(home.resolve("plain.mp4"));
    var video =
        Footage.film(
            uploads.resolve("upright.mp4"),
            "-i %s -itsoffset 0.5 -i %s -i %s -map 0:v -map 1:a -map 2 -c copy -c:s "
                + "mov_text -metadata:s:v rotate=90",
            plain,
            plain,
            subtitles("a.srt"));

    var enhanced = enhance(video);

    assertThat(enhanced.getFileName()).hasToString("enhanced_upright-mp4.mp4");
    assertSameTimes(video, enhanced, "v", "a", "s");
    assertThat(Footage.hash(enhanced, "a")).isEqualTo(Footage.hash(video, "a"));
    assertThat(Footage.hash(enhanced, "s")).isEqualTo(Footage.hash(video, "s"));
    assertThat(rotation(enhanced)).isEqualTo(rotation(video)).isNotEmpty();
  }

  private static List<String> rotation(Path file) {
    return Footage.probe(file, "-show_entries", "stream_side_data=rotation", "-of", "csv=p=0")
        .stream()
        .filter(line -> !line.isBlank())
        .toList();
  }

  /** A cut of a longer film: it begins at three seconds, and has two voices and two languages. */
  @Test
  void matroska_keepsItsStartAndAllItsTracks() throws IOException {
    var plain = variableRate(home.resolve("plain2.mp4"));
    var video =
        Footage.film(
            uploads.resolve("cut.mkv"),
            "-itsoffset 3 -i %s -i %s -map 0:v -map 0:a -map 0:a -map 1 -map 1 -c copy -c:s "
                + "srt -metadata:s:a:1 language=deu",
            plain,
            subtitles("b.srt"));

    var enhanced = enhance(video);

    assertThat(enhanced.getFileName()).hasToString("enhanced_cut-mkv.mkv");
    assertSameTimes(video, enhanced, "v", "a:0", "a:1", "s:0", "s:1");
    assertThat(Footage.probe(enhanced, "-show_entries", "stream_tags=language", "-of", "csv=p=0"))
        .contains("deu");
  }

  @Test
  void webm_staysWebm() {
    var video =
        Footage.film(
            uploads.resolve("page.webm"),
            "-f lavfi -i testsrc2=size=160x120:rate=25:duration=2 -f lavfi -i "
                + "sine=duration=2 -c:v libvpx -deadline realtime -c:a libopus");

    var enhanced = enhance(video);

    assertThat(enhanced.getFileName()).hasToString("enhanced_page-webm.webm");
    for (var stream : List.of("v", "a")) { // its muxer moves the start by what Opus needs: 7 ms
      var before = Footage.times(video, stream);
      var after = Footage.times(enhanced, stream);
      assertThat(after).hasSameSizeAs(before);
      assertThat(after.getFirst()).isCloseTo(before.getFirst(), within(0.01));
      assertThat(after.getLast()).isCloseTo(before.getLast(), within(0.01));
    }
  }

  /** Sound that MP4 does not take makes it Matroska, rather than being encoded anew or lost. */
  @Test
  void others_becomeMatroska() {
    var video =
        Footage.film(
            uploads.resolve("old.avi"),
            "-f lavfi -i testsrc2=size=160x120:rate=25:duration=2 -f lavfi -i "
                + "sine=duration=2 -c:v mpeg4 -c:a pcm_s16le");

    var enhanced = enhance(video);

    assertThat(enhanced.getFileName()).hasToString("enhanced_old-avi.mkv");
    assertThat(Footage.hash(enhanced, "a")).isEqualTo(Footage.hash(video, "a"));
  }

  @Test
  void oddSizes_areEncoded() {
    var video =
        Footage.film(
            uploads.resolve("odd.mkv"),
            "-f lavfi -i testsrc=size=161x121:rate=25:duration=1 -c:v ffv1 -pix_fmt yuv444p");

    var enhanced = enhance(video);

    assertThat(size(enhanced)).containsExactly("162,122");
  }

  private static List<String> size(Path file) {
    return Footage.probe(
        file, "-select_streams", "v", "-show_entries", "stream=width,height", "-of", "csv=p=0");
  }

  /** Half pictures that nobody declared are seen. */
  @Test
  void interlaced_isMadeWhole() {
    var video = interlaced(uploads.resolve("halves.mp4"), "setfield=prog");

    assertThat(combed(video)).isGreaterThan(40);
    assertThat(combed(enhance(video))).isLessThan(20);
  }

  @Test
  void interlaced_staysWhenAskedFor() {
    var video = interlaced(uploads.resolve("halves-off.mp4"), "setfield=tff");
    var plain =
        "\"denoise\":0,\"sharpen\":0,\"contrast\":1,\"saturation\":1,\"deinterlace\":\"off\"";

    assertThat(combed(enhance(video, ",\"adjustments\":{" + plain + "}"))).isGreaterThan(40);
  }

  private static Path interlaced(Path file, String said) {
    return Footage.film(
        file,
        "-f lavfi -i testsrc2=size=320x240:rate=50:duration=3 -vf "
            + "interlace=scan=tff:lowpass=off,%s -c:v libx264 -preset ultrafast",
        said);
  }

  /** How many more pictures idet sees made of halves in one order than in the other. */
  private static long combed(Path video) {
    var said =
        new String(
            Footage.bytes(
                List.of(
                    "sh",
                    "-c",
                    "ffmpeg -nostdin -hide_banner -i \"$0\" -vf idet -f null - 2>&1",
                    video.toString())),
            java.nio.charset.StandardCharsets.UTF_8);
    var counts =
        java.util.regex.Pattern.compile("Multi frame detection: TFF: *(\\d+) BFF: *(\\d+)")
            .matcher(said);
    assertThat(counts.find()).as(said).isTrue();
    return Math.abs(Long.parseLong(counts.group(1)) - Long.parseLong(counts.group(2)));
  }

  /** Grey means grey: the adjustments reach the pictures. */
  @Test
  void adjustments_areApplied() {
    var video = Footage.video(uploads.resolve("colourful.mp4"), "160x120", 1);

    var enhanced = enhance(video, ",\"adjustments\":{\"saturation\":0}");

    var pixels =
        Footage.bytes(
            List.of(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                enhanced.toString(),
                "-frames:v",
                "1",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-"));
    for (int i = 0; i < pixels.length; i += 3) {
      assertThat(Math.abs((pixels[i] & 0xFF) - (pixels[i + 2] & 0xFF))).isLessThan(12);
    }
  }
}
