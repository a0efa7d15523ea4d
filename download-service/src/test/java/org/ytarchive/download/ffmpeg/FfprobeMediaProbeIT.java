package org.ytarchive.download.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolEnvironment;
import org.ytarchive.download.tool.ToolFolders;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;

/** On files ffmpeg makes, and on files that are made to do harm. */
class FfprobeMediaProbeIT {
  @TempDir Path temp;
  private MediaProbe probe;

  @BeforeEach
  void build() {
    var environment = new ToolEnvironment(Map.of("PATH", System.getenv("PATH")));
    var supervised = new SupervisedTool(new ToolFolders(temp), environment);
    var settings =
        new ToolSettings(
            temp, temp, "", "", "", "", "5GB", Duration.ofHours(1), Duration.ofMinutes(1));
    probe = Probes.of(supervised, new Tools(settings, environment, supervised));
  }

  @Test
  void probe_readsAVideo() throws Exception {
    var media = probe.probe(video("video.mp4")).orElseThrow();

    assertThat(media.container()).contains("mp4");
    assertThat(media.duration()).isCloseTo(2, within(0.2));
    assertThat(media.width()).isEqualTo(320);
    assertThat(media.height()).isEqualTo(240);
    assertThat(media.videoCodec()).isEqualTo("h264");
    assertThat(media.audioCodec()).isEqualTo("aac");
    assertThat(media.lines()).contains(240);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.webm", "a.mkv", "a.m4a", "a.mp3", "a.opus", "a.ogg", "a.wav"})
  void probe_readsWhatWeKeep(String name) throws Exception {
    boolean picture = name.endsWith("webm") || name.endsWith("mkv");
    var file = picture ? video(name) : sound(name);

    assertThat(probe.probe(file))
        .hasValueSatisfying(
            media -> {
              assertThat(media.hasVideo()).isEqualTo(picture);
              assertThat(media.hasAudio()).isTrue();
            });
  }

  /** A name may look like an option or an address. */
  @Test
  void probe_takesNamesAsTheyAre() throws Exception {
    var odd = Files.move(video("v.mp4"), temp.resolve("-i http:x%d [y] 'z'.mp4"));

    assertThat(probe.probe(odd)).isPresent();
  }

  @Test
  void probe_countsNoCoverAsAPicture() throws Exception {
    var cover = temp.resolve("cover.jpg");
    ffmpeg("-f", "lavfi", "-i", "testsrc2=size=64x64", "-frames:v", "1", cover.toString());
    var file = temp.resolve("covered.mp3");
    ffmpeg(
        "-i",
        sound("plain.mp3").toString(),
        "-i",
        cover.toString(),
        "-map",
        "0:a",
        "-map",
        "1:v",
        "-c",
        "copy",
        file.toString());

    assertThat(probe.probe(file)).hasValueSatisfying(m -> assertThat(m.hasVideo()).isFalse());
  }

  @Test
  void probe_findsNothingInBrokenFiles() throws Exception {
    var whole = Files.readAllBytes(video("whole.mp4"));
    var cut = Files.write(temp.resolve("cut.mp4"), java.util.Arrays.copyOf(whole, 2000));

    assertThat(probe.probe(cut)).isEmpty();
    assertThat(probe.probe(Files.writeString(temp.resolve("text.mp4"), "hello"))).isEmpty();
    assertThat(probe.probe(Files.createFile(temp.resolve("empty.mp4")))).isEmpty();
    assertThat(probe.probe(temp.resolve("missing.mp4"))).isEmpty();
  }

  /** Each names another file of this machine; by default ffmpeg would open it. */
  @Test
  void probe_opensNoOtherFile() throws Exception {
    var secret = video("secret.mp4");

    assertThat(probe.probe(playlist("list.m3u8", secret))).isEmpty();
    assertThat(probe.probe(playlist("disguised.mp4", secret))).isEmpty();
    assertThat(probe.probe(concatenation("list.mp4", secret))).isEmpty();
    assertThat(probe.probe(dash("dash.mp4", secret))).isEmpty();
  }

  private Path playlist(String name, Path other) throws IOException {
    return Files.writeString(
        temp.resolve(name),
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://" + other + "\n#EXT-X-ENDLIST\n");
  }

  private Path concatenation(String name, Path other) throws IOException {
    return Files.writeString(temp.resolve(name), "ffconcat version 1.0\nfile " + other + "\n");
  }

  private Path dash(String name, Path other) throws IOException {
    var text =
        """
        <?xml version="1.0"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT2S"
            profiles="urn:mpeg:dash:profile:isoff-on-demand:2011">
          <Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1">
            <BaseURL>file://%s</BaseURL><SegmentBase/>
          </Representation></AdaptationSet></Period>
        </MPD>
        """;
    return Files.writeString(temp.resolve(name), text.formatted(other));
  }

  private Path video(String name) throws Exception {
    var file = temp.resolve(name);
    ffmpeg(
        "-f",
        "lavfi",
        "-i",
        "testsrc2=size=320x240:rate=10",
        "-f",
        "lavfi",
        "-i",
        "sine",
        "-t",
        "2",
        "-pix_fmt",
        "yuv420p",
        file.toString());
    return file;
  }

  private Path sound(String name) throws Exception {
    var file = temp.resolve(name);
    ffmpeg("-f", "lavfi", "-i", "sine", "-t", "2", file.toString());
    return file;
  }

  private static void ffmpeg(String... arguments) throws Exception {
    var line = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-y"));
    line.addAll(List.of(arguments));
    var process = new ProcessBuilder(line).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
