package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Uploads that are made to do harm. Each is judged, enhanced and looked into; none reaches the
 * decoy that stands for the network, nor the secret that stands for other people's files.
 */
class HostileVideosIT {
  private static final String SECRET = "nobody may read this";

  @TempDir static Path home;
  private static ProcessingReplica replica;
  private static Path uploads;
  private static Path secret;

  private final AtomicInteger reached = new AtomicInteger();
  private ServerSocket decoy;

  @BeforeAll
  static void start() throws IOException {
    replica =
        ProcessingReplica.start(
            home, Map.of("PROCESSING_WORKERS", "2", "MAX_FILE_SIZE", "1MB"), Map.of());
    uploads = Files.createDirectories(home.resolve("downloads/uploads"));
    secret = Footage.video(home.resolve("secret.mp4"), "160x120", 2);
    Files.writeString(home.resolve("secret.txt"), SECRET);
  }

  @AfterAll
  static void stop() {
    replica.close();
  }

  @BeforeEach
  void openDecoy() throws IOException {
    decoy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::count);
  }

  @AfterEach
  void closeDecoy() throws IOException {
    decoy.close();
  }

  private void count() {
    while (!decoy.isClosed()) {
      try (var caller = decoy.accept()) {
        reached.addAndGet(caller.isConnected() ? 1 : 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** By every way in: the judgement, and both kinds of processing. */
  private void assertRefused(Path upload) {
    var wire = "/downloads/uploads/" + upload.getFileName();
    var id = upload.getFileName().toString().replaceAll("[^A-Za-z0-9_-]", "-");
    assertThat(replica.probe(wire).data()).containsEntry("video", false);
    for (var asked : Arrays.asList(replica.enhance(id, wire), replica.extract(id, wire))) {
      var over = replica.end(asked.text("processing_id"));
      assertThat(over.map("error"))
          .containsEntry("code", "NOT_A_VIDEO")
          .containsEntry("failure_class", "never");
      assertThat(over.data().toString()).doesNotContain(SECRET);
    }
    assertThat(reached).hasValue(0);
  }

  private String decoyUrl() {
    return "http://127.0.0.1:" + decoy.getLocalPort();
  }

  /** The table of the measured attacks, each with the ending of a video. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://SECRET\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nSECRET\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nconcat:SECRET|SECRET\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nDECOY/a.jpg\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nDECOY/a.ts\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile 'SECRET'\n",
        "ffconcat version 1.0\nfile 'DECOY/a.mp4'\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\""
            + " type=\"static\" mediaPresentationDuration=\"PT2S\"><Period><AdaptationSet"
            + " mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\">"
            + "<BaseURL>file://SECRET</BaseURL></Representation></AdaptationSet></Period></MPD>",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\""
            + " type=\"static\" mediaPresentationDuration=\"PT2S\"><Period><AdaptationSet"
            + " mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\">"
            + "<BaseURL>DECOY/a.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\">"
            + "<image href=\"DECOY/a.png\"/></svg>",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
            + "a=rtpmap:96 H264/90000\n",
        "RTSPtextRTSP://127.0.0.1/x",
        "[playlist]\nFile1=DECOY/a.mp4\n",
        "this is a text\n",
        ""
      })
  void playlistsAndTexts_areNoVideos(String content) throws IOException {
    var text = content.replace("SECRET", secret.toString()).replace("DECOY", decoyUrl());
    var name = "attack-" + Integer.toHexString(content.hashCode()) + ".mp4";
    assertRefused(Files.writeString(uploads.resolve(name), text));
  }

  /** Without the whitelist of formats ffmpeg reads it: the attack is real. */
  @Test
  void playlist_wouldReadAnotherFileIfItWereLet() throws IOException {
    var list =
        Files.writeString(
            uploads.resolve("bare.mp4"),
            "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://"
                + secret
                + "\n#EXT-X-ENDLIST\n");

    assertThat(Footage.probe(list, "-show_entries", "format=format_name", "-of", "csv=p=0"))
        .contains("hls");
  }

  @Test
  void sound_isNoVideo() {
    assertRefused(
        Footage.make(uploads.resolve("song.mp4"), "-f", "lavfi", "-i", "sine=duration=2"));
  }

  /** A song with a cover has a stream of pictures, and is still none. */
  @Test
  void soundWithACover_isNoVideo() {
    var cover =
        Footage.film(home.resolve("cover.png"), "-f lavfi -i color=red:s=64x64 -frames:v 1");
    assertRefused(
        Footage.film(
            uploads.resolve("song.mp3"),
            "-f lavfi -i sine=duration=2 -i %s -map 0 -map 1 -c:v copy -disposition:v "
                + "attached_pic",
            cover));
  }

  @Test
  void picture_isNoVideo() {
    assertRefused(
        Footage.film(uploads.resolve("picture.png"), "-f lavfi -i color=red:s=64x64 -frames:v 1"));
  }

  /** Its header is at the end, and the end is missing. */
  @Test
  void headless_isNoVideo() throws IOException {
    var whole = Files.readAllBytes(secret);
    assertRefused(
        Files.write(uploads.resolve("headless.mp4"), Arrays.copyOf(whole, whole.length / 2)));
  }

  /** A header says how long it was: half a film is never called whole. */
  @Test
  void cutOff_isNeverCalledWhole() throws IOException {
    var video =
        Footage.film(
            home.resolve("fast.mp4"),
            "-f lavfi -i testsrc2=size=320x240:rate=25:duration=12 -c:v libx264 -preset "
                + "ultrafast -movflags +faststart");
    var whole = Files.readAllBytes(video);
    var half = Files.write(uploads.resolve("half.mp4"), Arrays.copyOf(whole, whole.length / 2));
    var wire = "/downloads/uploads/" + half.getFileName();

    var over = replica.end(replica.enhance("half", wire).text("processing_id"));

    assertThat(over.map("error")).containsEntry("code", "NOT_A_VIDEO");
    assertThat(over.map("error").toString()).contains("cut off");
  }

  /** A few bytes that ask for gigabytes of memory. */
  @Test
  void hugePicture_isRefused() {
    assertRefused(
        Footage.film(
            uploads.resolve("huge.mp4"),
            "-f lavfi -i color=black:s=16384x8192:r=1 -frames:v 1 -c:v mjpeg"));
  }

  /** What it would grow to is more than is kept. */
  @Test
  void tooLargeAResult_isGivenUp() {
    var video =
        Footage.film(
            uploads.resolve("noise.mp4"),
            "-f lavfi -i nullsrc=s=640x480:r=25:d=6,geq=random(1)*255:128:128 -c:v libx264 "
                + "-preset ultrafast -crf 40");
    var over =
        replica.end(
            replica
                .ask(
                    "job-large",
                    1,
                    "enhancement",
                    "large",
                    "/downloads/uploads/" + video.getFileName(),
                    ",\"adjustments\":{\"denoise\":0,\"contrast\":2,\"sharpen\":2}")
                .text("processing_id"));

    assertThat(over.map("error")).containsEntry("code", "PROCESSING_FAILED");
    assertThat(over.map("error").toString()).contains("larger than MAX_FILE_SIZE");
  }
}
