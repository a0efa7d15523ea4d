package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;
import static org.ytarchive.contracts.capture.CaptureStatus.FAILED;
import static org.ytarchive.download.capture.CaptureReplica.failure;
import static org.ytarchive.download.capture.CaptureReplica.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standin.DebianYtDlp;
import org.ytarchive.standin.YouTubeStandIn;

/** What is live on YouTube, by the real yt-dlp and ffmpeg; only YouTube is a stand-in. */
class LiveCaptureIT {
  @TempDir static Path temp;
  private static YouTubeStandIn youTube;
  private static CaptureReplica captures;

  @BeforeAll
  static void start() throws IOException {
    youTube = YouTubeStandIn.start(YouTubeStandIn.Config.in(temp.resolve("youtube")));
    var options = temp.resolve("yt-dlp.conf");
    Files.writeString(options, String.join("\n", youTube.ytDlpOptions()));
    captures =
        CaptureReplica.start(
            temp.resolve("home"),
            Map.of(
                "YTDLP_PATH",
                DebianYtDlp.newest().program().toString(),
                "YTDLP_OPTIONS_FILE",
                options.toString()));
  }

  @AfterAll
  static void stop() {
    captures.close();
    youTube.close();
  }

  @Test
  void broadcast_isRecorded() {
    var wish = CaptureReplica.wish("https://www.youtube.com/watch?v=liveNow0000", 4);
    var done = captures.awaitEnd(captures.post(wish));

    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
    assertThat(kept(done).videoCodec()).isEqualTo("h264");
    assertThat(kept(done).duration()).isBetween(2.0, 6.0);
  }

  @Test
  void broadcastThatIsNotOnYet_fails() {
    var wish = CaptureReplica.wish("https://www.youtube.com/live/liveSoon000", 4);
    var over = captures.awaitEnd(captures.post(wish));

    assertThat(over.status()).as(over.toString()).isEqualTo(FAILED);
    assertThat(failure(over).code()).isEqualTo("VIDEO_NOT_FOUND");
  }
}
