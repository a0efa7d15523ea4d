package org.ytarchive.download.processing.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.contracts.processing.Adjustments;
import org.ytarchive.download.processing.Adjustment;
import org.ytarchive.download.processing.SourceVideo;

class EnhanceArgumentsTest {
  private static final Path RESULT = Path.of("/results/enhanced.mp4");

  private static SourceVideo video(String format, String codec, SourceVideo.Track... tracks) {
    return new SourceVideo(
        Path.of("/videos/a b.mp4"),
        1000,
        format,
        Optional.of("isom"),
        Optional.of(4.0),
        Optional.empty(),
        new SourceVideo.Picture(0, codec, 320, 240, Optional.empty(), 25, 0),
        Arrays.asList(tracks),
        Map.of());
  }

  private static SourceVideo.Track sound(int index, String codec) {
    return new SourceVideo.Track(index, true, codec);
  }

  private static List<String> command(SourceVideo video, Adjustments asked, boolean deinterlace) {
    return new EnhanceArguments(video, Adjustment.of(asked), deinterlace)
        .command("ffmpeg", List.of(), 2, RESULT);
  }

  private static String filters(Adjustments asked, boolean deinterlace) {
    var line = command(video("mov,mp4", "h264"), asked, deinterlace);
    return line.get(line.indexOf("-vf") + 1);
  }

  @Test
  void filters_areTheRecommendedOnesByDefault() {
    assertThat(filters(Adjustments.NONE, false))
        .isEqualTo(
            "hqdn3d=2.000:1.500:3.000:3.000,eq=contrast=1.050:saturation=1.100,"
                + "unsharp=5:5:0.600,format=yuv420p");
  }

  /** Zero is a filter's word for its own default: it must not be there at all. */
  @Test
  void filters_leaveOutWhatChangesNothing() {
    assertThat(filters(new Adjustments(0.0, 1.0, 1.0, 0.0, null), false))
        .isEqualTo("format=yuv420p");
  }

  @Test
  void filters_joinHalvesFirst() {
    assertThat(filters(Adjustments.NONE, true)).startsWith("bwdif=");
  }

  /** Nothing but this file, and no network. */
  @Test
  void command_isConfined() {
    var line = command(video("mov,mp4", "h264"), Adjustments.NONE, false);

    assertThat(line).containsSubsequence("-protocol_whitelist", "file", "-format_whitelist");
    assertThat(line).containsSubsequence("-i", "file:/videos/a b.mp4");
    assertThat(line.getLast()).isEqualTo("file:/results/enhanced.mp4");
  }

  @Test
  void command_takesTheTracksByTheirNumbers() {
    var subtitles = new SourceVideo.Track(3, false, "mov_text");
    var line =
        command(video("mov,mp4", "h264", sound(2, "aac"), subtitles), Adjustments.NONE, false);

    assertThat(line).containsSubsequence("-map", "0:0", "-map", "0:2", "-map", "0:3");
  }

  @ParameterizedTest
  @CsvSource({
    "'mov,mp4,m4a,3gp,3g2,mj2', h264, aac, mp4",
    "'mov,mp4,m4a,3gp,3g2,mj2', h264, pcm_s16le, mkv",
    "'matroska,webm', h264, aac, mkv",
    "'matroska,webm', vp9, opus, webm",
    "'matroska,webm', vp9, aac, mkv",
    "avi, mpeg4, mp3, mkv",
    "mpegts, h264, aac, mkv"
  })
  void ending_isThatOfTheVideoWhereItTakesTheSound(
      String format, String codec, String sound, String ending) {
    var arguments =
        new EnhanceArguments(video(format, codec, sound(1, sound)), Adjustment.of(null), false);

    assertThat(arguments.ending()).isEqualTo(ending);
  }
}
