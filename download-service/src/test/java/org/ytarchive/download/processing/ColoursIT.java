package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestService;

/** What a few pictures tell about the colours of all of them. */
class ColoursIT {
  @TempDir static Path home;
  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    context = TestService.context("download", home, Map.of(), Map.of());
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  private static Colours sample(Path file) throws Exception {
    var probe = context.getBean(VideoProbe.class);
    var video = probe.look(file);
    return context.getBean(ColourSampler.class).sample(video, probe.scan(video));
  }

  /** Blue, green and red of every picture, decoded by the plain tool. */
  private static double[] averageOfAll(Path file) throws Exception {
    var sums = new double[3];
    long bytes = 0;
    var process =
        new ProcessBuilder(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-i",
                file.toString(),
                "-map",
                "0:v",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var chunk = new byte[3 * 65536];
    try (var in = process.getInputStream()) {
      for (int n = in.readNBytes(chunk, 0, chunk.length);
          n > 0;
          n = in.readNBytes(chunk, 0, chunk.length)) {
        for (int i = 0; i < n; i++) {
          sums[i % 3] += chunk[i] & 0xFF;
        }
        bytes += n;
      }
    }
    assertThat(process.waitFor()).isZero();
    return new double[] {sums[0] * 3 / bytes, sums[1] * 3 / bytes, sums[2] * 3 / bytes};
  }

  private static void assertAverage(Path file) throws Exception {
    var colours = sample(file);
    var all = averageOfAll(file);
    System.out.printf(
        "%s: sampled %s, all %.2f %.2f %.2f%n",
        file.getFileName(), List.of(box(colours.average())), all[0], all[1], all[2]);
    for (int channel = 0; channel < 3; channel++) {
      assertThat((double) colours.average()[channel]).isCloseTo(all[channel], within(1.0));
    }
  }

  private static Integer[] box(int[] values) {
    return java.util.Arrays.stream(values).boxed().toArray(Integer[]::new);
  }

  /** Scenes of very different lengths and colours: a key at each cut. */
  @Test
  void average_isRightForCuts() throws Exception {
    assertAverage(
        Footage.film(
            home.resolve("cuts.mp4"),
            "-f lavfi -i color=red:s=960x540:r=25:d=1 -f lavfi -i "
                + "pal75bars=s=960x540:r=25:d=9 -f lavfi -i color=blue:s=960x540:r=25:d=3 -f "
                + "lavfi -i rgbtestsrc=s=960x540:r=25:d=6 -f lavfi -i "
                + "color=0x20A040:s=960x540:r=25:d=2 -f lavfi -i smptebars=s=960x540:r=25:d=5 "
                + "-filter_complex [0][1][2][3][4][5]concat=n=6,format=yuv420p -force_key_frames "
                + "0,1,10,13,19,21 -c:v libx264 -preset veryfast"));
  }

  /** Colours that go over into each other: keys come when their time has come. */
  @Test
  void average_isRightForSlowChange() throws Exception {
    assertAverage(
        Footage.film(
            home.resolve("fade.mp4"),
            "-f lavfi -i pal75bars=s=960x540:r=25:d=30 -vf "
                + "fade=in:st=0:d=13,fade=out:st=17:d=13 -c:v libx264 -preset veryfast -crf 14 -g "
                + "50"));
  }

  /** One key for all: everything is decoded. */
  @Test
  void average_isRightForAlmostNoKeys() throws Exception {
    assertAverage(
        Footage.film(
            home.resolve("one-key.mp4"),
            "-f lavfi -i testsrc2=s=320x240:r=25:d=12 -vf hue=H=2*PI*t/12 -c:v libx264 "
                + "-preset veryfast -g 9999 -sc_threshold 0"));
  }

  /** Every picture is a key: some are sought. */
  @Test
  void average_isRightForKeysAlone() throws Exception {
    assertAverage(
        Footage.film(
            home.resolve("all-keys.avi"),
            "-f lavfi -i testsrc2=s=960x540:r=25:d=22 -vf fade=in:st=0:d=11 -c:v mjpeg -q:v "
                + "3"));
  }

  /** The sum is the pixels of a picture, and flat colours stand where they should. */
  @Test
  void histograms_countPixels() throws Exception {
    var red =
        Footage.film(
            home.resolve("red.mp4"),
            "-f lavfi -i color=0xC02040:s=320x240:r=25:d=20 -c:v libx264 -g 25");

    var colours = sample(red);

    assertThat(colours.average()[2]).isBetween(0xC0 - 3, 0xC0 + 3);
    assertThat(colours.average()[1]).isBetween(0x20 - 3, 0x20 + 3);
    assertThat(colours.average()[0]).isBetween(0x40 - 3, 0x40 + 3);
    for (int channel = 0; channel < 3; channel++) {
      double at = colours.histograms()[channel][colours.average()[channel]];
      assertThat(at).isCloseTo(320 * 240, within(1.0));
    }
  }

  /** Real size, six minutes long: at least ten times as fast as decoding every picture. */
  @Test
  @EnabledIfSystemProperty(named = "ytarchive.full", matches = "true")
  void extraction_isTenTimesFasterThanDecodingEverything() throws Exception {
    var reel =
        Footage.film(
            home.resolve("reel.mp4"),
            "-f lavfi -i smptehdbars=s=1920x1080:r=30:d=90 -vf "
                + "hue=H=t/12,noise=alls=8:allf=t -c:v libx264 -preset veryfast -crf 24");
    var film = Footage.film(home.resolve("film.mp4"), "-stream_loop 3 -i " + reel + " -c copy");
    sample(film); // both read from memory
    long began = System.nanoTime();
    sample(film);
    double ours = (System.nanoTime() - began) / 1e9;
    began = System.nanoTime();
    Footage.bytes(
        List.of("ffmpeg", "-v", "error", "-nostdin", "-i", film.toString(), "-f", "null", "-"));
    double decoding = (System.nanoTime() - began) / 1e9;

    System.out.printf(
        "extraction %.2f s; decoding every picture %.2f s (%.1f times)%n",
        ours, decoding, decoding / ours);
    assertThat(decoding / ours).isGreaterThanOrEqualTo(10);
    assertAverage(reel);
  }
}
