package org.ytarchive.standin.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.standin.Probe;
import org.ytarchive.standin.catalogue.StandInVideo;

class MediaLibraryIT {
  private static final Duration TEN = Duration.ofSeconds(10);

  @TempDir Path folder;

  static Stream<StandInVideo> sizes() {
    return Stream.of(
        video("tiny0000000").heights(144, 360).seconds(2).build(),
        video("least000000").heights(360, 720).bytes(StandInVideo.least(TEN)).build(),
        video("five0000000").heights(360, 720).bytes(5_000_000).build(),
        video("odd00000000").heights(360, 1080).bytes(7_654_321).build(),
        video("repeats0000").heights(360, 720).bytes(30_000_001).build(),
        video("tall0000000").heights(360, 720).portrait().seconds(4).build());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void file_hasItsExactSizeItsLengthAndItsId(StandInVideo video) throws Exception {
    for (var itag : Itag.offeredFor(video)) {
      var written = write(video, itag);

      assertThat(Files.size(written)).isEqualTo(itag.bytes(video));
      var probe = Probe.of(written);
      assertThat(probe.text()).contains(video.id());
      assertThat(Double.parseDouble(probe.value("format.duration")))
          .isCloseTo((double) video.duration().toSeconds(), offset(0.1));
    }
  }

  /** Padding is what a merge drops: little of it makes a merged file as large as its parts. */
  @ParameterizedTest
  @EnumSource(
      value = Itag.class,
      names = {"COMBINED_360", "AVC_720"})
  void file_isFullOfPictureNotOfPadding(Itag itag) throws IOException {
    var video = video("five0000000").heights(360, 720).bytes(5_000_000).build();

    library().prepare(video, itag);

    try (var files = Files.list(folder)) {
      assertThat(files).allMatch(file -> file.toFile().length() > 4_500_000);
    }
  }

  @Test
  void file_sharesWhatIsTheSameForAll() throws IOException {
    var library = library();
    for (int i = 0; i < 5; i++) {
      library.prepare(video("sharing000" + i).seconds(2).heights(144).build(), Itag.AVC_144);
    }

    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  /** Readers ask for any stretch; the id and the padding may begin in the middle of one. */
  @Test
  void read_isTheSameInStretchesOfAnyLength() throws IOException {
    var video = video("stretches00").seconds(2).heights(144).build();
    var file = library().file(video, Itag.AVC_144);
    var whole = read(file, (int) file.size());

    assertThat(read(file, 1_000)).isEqualTo(whole);
    assertThat(read(file, 7)).isEqualTo(whole);
  }

  private static byte[] read(MediaFile file, int stretch) throws IOException {
    var all = ByteBuffer.allocate((int) file.size());
    try (var channel = file.open()) {
      while (all.hasRemaining()) {
        int size = Math.min(stretch, all.remaining());
        var part = ByteBuffer.allocate(size);
        file.read(channel, all.position(), part);
        all.put(part.array());
      }
    }
    return all.array();
  }

  private MediaLibrary library() {
    return new MediaLibrary(folder, "ffmpeg");
  }

  private Path write(StandInVideo video, Itag itag) throws IOException {
    var file = library().file(video, itag);
    var written = Files.createDirectories(folder.resolve("written")).resolve(itag.toString());
    Files.write(written, read(file, 1 << 20));
    return written;
  }
}
