package org.ytarchive.standin.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ytarchive.standin.catalogue.StandInVideo;

/**
 * Everything that decides what is inside a media file, and so who may share it: many videos, one
 * file. Only the id differs from video to video, and that is written while the file is sent.
 *
 * @param bytes the size to stay just below, at a constant bitrate
 */
record Recipe(Itag itag, boolean portrait, Duration duration, long bytes) {

  /**
   * Where each file says in its metadata whose it is; replaced by the video's id when it is sent.
   */
  static final String ID_PLACE = "ID-GOESHERE";

  /** Longer videos repeat a clip of this length, which costs no encoding. */
  private static final Duration CLIP = Duration.ofSeconds(20);

  private static final int SOUND_RATE = 96_000;

  private static final long SMALL = 64 << 20;

  static Recipe of(StandInVideo video, Itag itag) {
    return new Recipe(itag, video.portrait(), video.duration(), itag.bytes(video));
  }

  /** Changes whenever the way a file is made does, so that no old one is taken for it. */
  String name() {
    var shape = portrait && itag.hasPicture() ? "-portrait" : "";
    var kind = itag.container().name().toLowerCase(Locale.ROOT);
    return "1-%d%s-%ds-%d.%s".formatted(itag.number(), shape, duration.toSeconds(), bytes, kind);
  }

  boolean repeats() {
    return duration.compareTo(CLIP) > 0;
  }

  /** Encodes the clip; {@code thrift} below 1 makes it smaller. */
  List<String> encode(double thrift) {
    var clip = repeats() ? CLIP : duration;
    var arguments = new ArrayList<String>();
    if (itag.hasPicture()) {
      arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=" + size() + ":rate=30"));
    }
    if (itag.hasSound()) {
      arguments.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:beep_factor=4:r=48000"));
    }
    arguments.addAll(List.of("-t", Long.toString(clip.toSeconds())));
    arguments.addAll(itag.hasPicture() ? picture(thrift) : List.of());
    arguments.addAll(itag.hasSound() ? sound(thrift) : List.of());
    arguments.addAll(finish());
    return arguments;
  }

  /** Strings the clip together up to the whole length. */
  List<String> repeat(String clip) {
    var arguments = new ArrayList<>(List.of("-stream_loop", "-1", "-i", "file:" + clip));
    arguments.addAll(List.of("-t", Long.toString(duration.toSeconds()), "-c", "copy"));
    arguments.addAll(finish());
    return arguments;
  }

  private List<String> picture(double thrift) {
    long rate = (long) (pictureRate() * thrift);
    var at = Long.toString(rate);
    var arguments = new ArrayList<>(List.of("-pix_fmt", "yuv420p", "-g", "60", "-b:v", at));
    arguments.addAll(List.of("-minrate", at, "-maxrate", at, "-bufsize", Long.toString(rate / 4)));
    arguments.addAll(
        itag.container() == Itag.Container.MP4
            ? List.of("-c:v", "libx264", "-preset", "ultrafast", "-nal-hrd", "cbr")
            : List.of("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"));
    return arguments;
  }

  private List<String> sound(double thrift) {
    var codec = itag.container() == Itag.Container.MP4 ? "aac" : "libopus";
    var rate = Long.toString(Math.max(24_000, (long) (soundRate() * thrift)));
    return List.of("-ac", "2", "-ar", "48000", "-c:a", codec, "-b:a", rate);
  }

  /** The index first, as YouTube does it; of a large file that would mean writing it twice. */
  private List<String> finish() {
    boolean indexFirst = itag.container() == Itag.Container.MP4 && bytes < SMALL;
    var comment = List.of("-metadata", "comment=" + ID_PLACE);
    return indexFirst
        ? Stream.concat(comment.stream(), Stream.of("-movflags", "+faststart")).toList()
        : comment;
  }

  /** What remains of the size after the index and the sound. */
  private long pictureRate() {
    long index = 8_000 + duration.toSeconds() * 1_200;
    long all = (bytes - index) * 8 / duration.toSeconds();
    return Math.max(20_000, all - (itag.hasSound() ? soundRate() : 0));
  }

  /** A small combined file has less to spend on its tone. */
  private long soundRate() {
    long affordable = (bytes - 8_000) * 8 / duration.toSeconds() / 3;
    return itag.hasPicture() ? Math.clamp(affordable, 24_000, SOUND_RATE) : 128_000;
  }

  private String size() {
    return portrait ? itag.height() + "x" + itag.width() : itag.width() + "x" + itag.height();
  }
}
