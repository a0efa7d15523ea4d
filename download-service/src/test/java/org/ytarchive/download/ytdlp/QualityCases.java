package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.ytdlp.RealYtDlp.ORDINARY;
import static org.ytarchive.download.ytdlp.RealYtDlp.as;
import static org.ytarchive.download.ytdlp.RealYtDlp.order;
import static org.ytarchive.download.ytdlp.RealYtDlp.selecting;
import static org.ytarchive.download.ytdlp.RealYtDlp.strict;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadOrder;

/** What is chosen of a video: heights as people see them, sound, formats. */
interface QualityCases {
  RealYtDlp real();

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
  default void quality_isACap(String id, String quality, int width, int height, boolean sound)
      throws Exception {
    var media = real().probe(real().fetched(order(new VideoId(id), quality)));

    assertThat(media.width()).isEqualTo(width);
    assertThat(media.height()).isEqualTo(height);
    assertThat(media.hasAudio()).isEqualTo(sound);
    assertThat(media.container()).contains("mp4");
    assertThat(media.videoCodec()).isEqualTo("h264");
  }

  @Test
  default void quality_strictIsExact() throws Exception {
    var media = real().probe(real().fetched(strict("shortShort0", "720p")));

    assertThat(media.lines()).contains(720);
  }

  @Test
  default void quality_strictRefusesWhatThereIsNot() throws Exception {
    var failure = real().failed(strict("only360p000", "720p"));

    assertThat(failure.code()).isEqualTo("QUALITY_NOT_AVAILABLE");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.NEVER);
  }

  @Test
  default void quality_belowTheLowestIsRefused() throws Exception {
    assertThat(real().failed(order(new VideoId("only360p000"), "240p")).code())
        .isEqualTo("QUALITY_NOT_AVAILABLE");
  }

  @Test
  default void audio_isM4aWithoutAPicture() throws Exception {
    var file = real().fetched(order(ORDINARY, "audio"));
    var media = real().probe(file);

    assertThat(file.getFileName()).hasToString("ordinary720.m4a");
    assertThat(media.hasVideo()).isFalse();
    assertThat(media.audioCodec()).isEqualTo("aac");
  }

  @Test
  default void audio_ofASilentVideoIsRefused() throws Exception {
    assertThat(real().failed(order(new VideoId("silent00000"), "audio")).code())
        .isEqualTo("QUALITY_NOT_AVAILABLE");
  }

  @Test
  default void extractAudio_dropsThePicture() throws Exception {
    var order = new DownloadOrder(ORDINARY, Quality.parse("360p"), Optional.of("18"), true, false);

    assertThat(real().probe(real().fetched(order)).hasVideo()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"best[height<=720], 360", "bv[height<=480]+ba/b, 480", "18, 360", "136+140, 720"})
  default void formatSelection_isUnderstood(String selection, int lines) throws Exception {
    assertThat(real().probe(real().fetched(selecting(selection))).lines()).contains(lines);
  }

  @Test
  default void formatSelection_thatFitsNothingIsNotAvailable() throws Exception {
    assertThat(real().failed(selecting("bv[height>2000]+ba")).code())
        .isEqualTo("QUALITY_NOT_AVAILABLE");
  }

  @ParameterizedTest
  @CsvSource({"MKV,false", "MP3,true", "OPUS,true"})
  default void format_isWhatWasAskedFor(OutputFormat format, boolean sound) throws Exception {
    var file = real().fetched(as(format));

    assertThat(file.toString()).endsWith("." + format.wireName());
    assertThat(real().probe(file).hasVideo()).isNotEqualTo(sound);
    assertThat(real().probe(file).duration()).isBetween(11.0, 13.0);
  }
}
