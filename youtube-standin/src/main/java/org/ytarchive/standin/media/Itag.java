package org.ytarchive.standin.media;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ytarchive.standin.catalogue.StandInVideo;

/** The encodings offered, by YouTube's numbers. */
public enum Itag {
  COMBINED_360(18, Container.MP4, 360, 700_000, "avc1.42001E, mp4a.40.2"),
  AVC_144(160, Container.MP4, 144, 120_000, "avc1.4d400c"),
  AVC_240(133, Container.MP4, 240, 250_000, "avc1.4d4015"),
  AVC_360(134, Container.MP4, 360, 500_000, "avc1.4d401e"),
  AVC_480(135, Container.MP4, 480, 900_000, "avc1.4d401f"),
  AVC_720(136, Container.MP4, 720, 1_800_000, "avc1.64001f"),
  AVC_1080(137, Container.MP4, 1080, 3_600_000, "avc1.640028"),
  VP9_360(243, Container.WEBM, 360, 700_000, "vp9"),
  AAC(140, Container.MP4, 0, 134_000, "mp4a.40.2"),
  OPUS(251, Container.WEBM, 0, 140_000, "opus");

  /** The file's kind. */
  public enum Container {
    MP4,
    WEBM
  }

  private static final double WIDE = 16.0 / 9;

  private final int number;
  private final Container container;
  private final int height;
  private final int bitrate;
  private final String codecs;

  Itag(int number, Container container, int height, int bitrate, String codecs) {
    this.number = number;
    this.container = container;
    this.height = height;
    this.bitrate = bitrate;
    this.codecs = codecs;
  }

  public static Optional<Itag> find(String number) {
    return Arrays.stream(values())
        .filter(itag -> Integer.toString(itag.number).equals(number))
        .findFirst();
  }

  /** What YouTube would list for this video. */
  public static List<Itag> offeredFor(StandInVideo video) {
    return Arrays.stream(values()).filter(itag -> itag.isOfferedFor(video)).toList();
  }

  public int number() {
    return number;
  }

  public Container container() {
    return container;
  }

  /** The shorter side of the picture, or 0 for sound alone. */
  public int height() {
    return height;
  }

  public String mimeType() {
    var kind = height == 0 ? "audio/" : "video/";
    return kind + (container == Container.MP4 ? "mp4" : "webm");
  }

  /** MIME type and codecs, as the player answer writes them. */
  public String mimeTypeWithCodecs() {
    return mimeType() + "; codecs=\"" + codecs + "\"";
  }

  public boolean hasPicture() {
    return height > 0;
  }

  public boolean hasSound() {
    return height == 0 || this == COMBINED_360;
  }

  /** The longer side: 16:9, even, and as YouTube rounds it. */
  public int width() {
    return 2 * (int) Math.round(height * WIDE / 2);
  }

  /** The exact size of this encoding of a video: what it is padded to. */
  public long bytes(StandInVideo video) {
    boolean exact = this == COMBINED_360 || (this != VP9_360 && height == video.tallest());
    return exact && video.bytes().isPresent()
        ? video.bytes().getAsLong()
        : ordinaryBytes(video.duration());
  }

  /** Room for the nominal rate, the index, and the wavering of an encoder. */
  private long ordinaryBytes(Duration duration) {
    return 40_000 + duration.toMillis() * bitrate / 8000;
  }

  private boolean isOfferedFor(StandInVideo video) {
    return switch (this) {
      case AAC, OPUS -> video.sound();
      case COMBINED_360 -> video.sound() && video.heights().contains(height);
      case AVC_144, AVC_240, AVC_360, AVC_480, AVC_720, AVC_1080, VP9_360 ->
          video.heights().contains(height);
    };
  }
}
