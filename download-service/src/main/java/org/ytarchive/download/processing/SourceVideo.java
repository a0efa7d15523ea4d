package org.ytarchive.download.processing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A video that is to be processed, as ffprobe sees it.
 *
 * @param file real path
 * @param size bytes
 * @param format as ffprobe names the family: {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param brand of a file of the MP4 family: {@code isom}, {@code qt}
 * @param duration seconds; empty when the container does not say
 * @param bitRate as ffprobe writes it; bits per second
 * @param picture its first picture that is no cover
 * @param tracks sound and subtitles
 * @param everything all that ffprobe says, with no path of ours in it
 */
public record SourceVideo(
    Path file,
    long size,
    String format,
    Optional<String> brand,
    Optional<Double> duration,
    Optional<String> bitRate,
    Picture picture,
    List<Track> tracks,
    Map<String, Object> everything) {

  /**
   * The stream of pictures.
   *
   * @param index in the file
   * @param width pixels as stored, before rotation
   * @param fieldOrder {@code progressive}, {@code tt}, {@code bb}, {@code tb}, {@code bt}; empty
   *     when nobody says
   * @param rate pictures per second on average; 0 when nobody says
   * @param rotation degrees by which players turn it
   */
  public record Picture(
      int index,
      String codec,
      int width,
      int height,
      Optional<String> fieldOrder,
      double rate,
      int rotation) {

    boolean isUpright() {
      return rotation % 180 == 0;
    }

    public int shownWidth() {
      return isUpright() ? width : height;
    }

    public int shownHeight() {
      return isUpright() ? height : width;
    }
  }

  /** A stream of sound or subtitles. */
  public record Track(int index, boolean isSound, String codec) {}
}
