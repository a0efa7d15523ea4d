package org.ytarchive.download.processing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.Locale;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.contracts.processing.Adjustments;

/** How a video is enhanced, every value known and in its range; see {@link Adjustments}. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Adjustment(
    double denoise, double contrast, double saturation, double sharpen, Deinterlace deinterlace) {

  /** Whether two half pictures are made one. */
  public enum Deinterlace {
    /** When the video is interlaced. */
    AUTO,
    ON,
    OFF
  }

  /** Throws {@code INVALID_PARAMETER} for what is out of its range. */
  public static Adjustment of(@Nullable Adjustments asked) {
    var a = asked == null ? Adjustments.NONE : asked;
    return new Adjustment(
        within(
            "denoise",
            a.denoise(),
            Adjustments.MIN_DENOISE,
            Adjustments.MAX_DENOISE,
            Adjustments.DEFAULT_DENOISE),
        within(
            "contrast",
            a.contrast(),
            Adjustments.MIN_CONTRAST,
            Adjustments.MAX_CONTRAST,
            Adjustments.DEFAULT_CONTRAST),
        within(
            "saturation",
            a.saturation(),
            Adjustments.MIN_SATURATION,
            Adjustments.MAX_SATURATION,
            Adjustments.DEFAULT_SATURATION),
        within(
            "sharpen",
            a.sharpen(),
            Adjustments.MIN_SHARPEN,
            Adjustments.MAX_SHARPEN,
            Adjustments.DEFAULT_SHARPEN),
        deinterlace(a.deinterlace()));
  }

  private static double within(
      String name, @Nullable Double asked, double min, double max, double fallback) {
    double value = Optional.ofNullable(asked).orElse(fallback);
    if (!(value >= min && value <= max)) {
      var text = String.format(Locale.ROOT, "%s must be %s..%s", name, min, max);
      throw ArchiveException.invalid(name, text);
    }
    return value;
  }

  private static Deinterlace deinterlace(@Nullable String asked) {
    return switch (asked == null ? Adjustments.DEINTERLACE_AUTO : asked) {
      case Adjustments.DEINTERLACE_AUTO -> Deinterlace.AUTO;
      case Adjustments.DEINTERLACE_ON -> Deinterlace.ON;
      case Adjustments.DEINTERLACE_OFF -> Deinterlace.OFF;
      default ->
          throw ArchiveException.invalid("deinterlace", "deinterlace must be auto, on or off");
    };
  }

  /** As the wire has it. */
  Adjustments view() {
    return new Adjustments(
        denoise, contrast, saturation, sharpen, deinterlace.name().toLowerCase(Locale.ROOT));
  }
}
