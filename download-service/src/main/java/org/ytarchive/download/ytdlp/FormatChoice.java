package org.ytarchive.download.ytdlp;

import java.util.Optional;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Quality;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.media.FormatSelection;

/**
 * An order in yt-dlp's words.
 *
 * <p>A height is asked for by sorting, not by filtering: {@code res:} means the shorter side in all
 * versions, so upright pictures are judged as people do, while a filter on {@code height} would
 * give them the wrong one. What was chosen is compared with the order once it is known ({@link
 * Extraction}).
 *
 * @param selector for {@code -f}
 * @param sort for {@code -S}; h264 and aac first, which play everywhere
 * @param soundOnly whether the picture, if there is one, is dropped
 */
record FormatChoice(String selector, Optional<String> sort, boolean soundOnly) {
  private static final String PLAYS_EVERYWHERE = "vcodec:h264,acodec:m4a";
  private static final String OF_THE_WEB = "vcodec:vp9,acodec:opus";
  private static final String PICTURE_AND_SOUND = "bv*+ba/b";

  static FormatChoice of(DownloadOrder order) {
    boolean soundOnly = order.isSound();
    return order
        .formatSelection()
        .map(FormatSelection::parse)
        .map(selection -> new FormatChoice(selection.toString(), Optional.empty(), soundOnly))
        .orElseGet(() -> soundOnly ? sound(order) : picture(order));
  }

  /** {@code b} alone falls back to a picture without sound: the filter forbids it. */
  private static FormatChoice sound(DownloadOrder order) {
    return order.quality() instanceof Quality.Worst
        ? new FormatChoice("wa/w[acodec!=none]", Optional.empty(), true)
        : new FormatChoice("ba/b[acodec!=none]", Optional.of(soundFirst(order)), true);
  }

  /** What needs no conversion comes first. */
  private static String soundFirst(DownloadOrder order) {
    return order.format().filter(f -> f == OutputFormat.OPUS).isPresent()
        ? "acodec:opus"
        : "acodec:m4a";
  }

  private static FormatChoice picture(DownloadOrder order) {
    boolean web = order.format().filter(f -> f == OutputFormat.WEBM).isPresent();
    var codecs = web ? OF_THE_WEB : PLAYS_EVERYWHERE;
    return switch (order.quality()) {
      case Quality.Best b -> sorted("res,fps," + codecs);
      case Quality.Height height -> sorted("res:" + height.pixels() + "," + codecs);
      case Quality.Worst w -> new FormatChoice("wv*+wa/w", Optional.empty(), false);
      case Quality.Audio a -> sound(order);
    };
  }

  private static FormatChoice sorted(String sort) {
    return new FormatChoice(PICTURE_AND_SOUND, Optional.of(sort), false);
  }
}
