package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.ytdlp.RealYtDlp.as;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.contracts.download.MissingCompanion;
import org.ytarchive.download.download.Companion;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.standin.traffic.RequestKind;

/** What comes along with a video, and what does not fail it. */
interface CompanionCases {
  RealYtDlp real();

  /** All three kinds, from one extraction; the thumbnail as YouTube serves it. */
  @Test
  default void companions_comeAlong() throws Exception {
    var video = real().fetchedWith("ordinary720", "en", "de", "en-orig");

    assertThat(video.missing()).isEmpty();
    assertThat(video.companions())
        .extracting(c -> c.kind() + c.language().map(l -> " " + l).orElse(""))
        .containsExactly(
            "metadata", "thumbnail", "subtitles en", "subtitles de", "subtitles en-orig");
    assertThat(content(video, "metadata"))
        .contains("\"id\":\"ordinary720\"", "\"title\":\"An ordinary video\"", "\"formats\":[{")
        .doesNotContain(
            "googlevideo", "timedtext", real().temp().toString(), "http_headers", "127.0.0.1");
    assertThat(Picture.of(companion(video, "thumbnail"))).hasValue(Picture.WEBP);
    assertThat(companion(video, "thumbnail").toString()).endsWith(".webp");
    assertThat(content(video, "subtitles")).startsWith("WEBVTT").contains("in en");
    assertThat(real().youTube().traffic().extractions("ordinary720")).isEqualTo(1);
    assertThat(real().youTube().traffic().requests(RequestKind.CAPTIONS)).isEqualTo(3);
  }

  /** A run that was killed with everything gathered leaves it where the next one puts its own. */
  @Test
  default void companions_ofAKilledRunAreReplaced() throws Exception {
    real().fetchedWith("ordinary720", "en");

    var video = real().fetchedWith("ordinary720", "en");

    assertThat(video.missing()).isEmpty();
    assertThat(video.companions()).hasSize(3);
  }

  @Test
  default void subtitles_areNotAskedForUnasked() throws Exception {
    var video = real().fetchedWith("ordinary720");

    assertThat(video.companions())
        .extracting(Companion::kind)
        .containsOnly("metadata", "thumbnail");
    assertThat(real().youTube().traffic().requests(RequestKind.CAPTIONS)).isZero();
  }

  @Test
  default void subtitles_theVideoHasNotAreReported() throws Exception {
    var video = real().fetchedWith("ordinary720", "fr", "en", "en-US");

    assertThat(video.missing())
        .extracting(m -> m.language() + " " + m.reason())
        .containsExactly("fr not_offered", "en-US not_offered");
    assertThat(companion(video, "subtitles").toString()).endsWith("en.vtt");
  }

  /** The real YouTube's favourite answer to those who ask for captions. */
  @Test
  default void subtitles_refusedOnesDoNotFailTheVideo() throws Exception {
    real().youTube().knobs().failNext(RequestKind.CAPTIONS, 100, 429);

    var video = real().fetchedWith("ordinary720", "en", "de");

    assertThat(video.file()).isRegularFile();
    assertThat(video.missing())
        .extracting(m -> m.language() + " " + m.reason())
        .containsExactly("en failed", "de failed");
    assertThat(video.missing().getFirst().message()).contains("429");
  }

  @Test
  default void thumbnail_refusedDoesNotFailTheVideo() throws Exception {
    real().youTube().knobs().failNext(RequestKind.THUMBNAIL, 100, 500);

    var video = real().fetchedWith("ordinary720");

    assertThat(video.file()).isRegularFile();
    assertThat(video.companions()).extracting(Companion::kind).containsExactly("metadata");
    assertThat(video.missing()).extracting(MissingCompanion::kind).containsExactly("thumbnail");
  }

  /** A run that was killed over the picture: yt-dlp would take the half for the whole. */
  @Test
  default void thumbnail_halfOnesAreFetchedAgain() throws Exception {
    var tmp = Files.createDirectories(real().folder("work").resolve("tmp"));
    Files.writeString(tmp.resolve("ordinary720.webp"), "RIFF half");
    Files.writeString(real().folder("work").resolve("ordinary720.jpg"), "half");

    var video = real().fetchedWith("ordinary720");

    assertThat(Picture.of(companion(video, "thumbnail"))).hasValue(Picture.WEBP);
  }

  /** Neither picture nor sound crosses the line. */
  @Test
  default void transcript_isFetchedAlone() throws Exception {
    var file = real().fetched(as(OutputFormat.SRT));

    assertThat(file.toString()).endsWith(".srt");
    assertThat(Files.readString(file)).startsWith("1\n00:00:").contains("in en");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.mp4");
    assertThat(real().youTube().traffic().extractions("ordinary720")).isEqualTo(1);
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
}
