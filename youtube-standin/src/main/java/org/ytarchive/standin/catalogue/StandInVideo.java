package org.ytarchive.standin.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One video of the stand-in.
 *
 * @param heights what YouTube calls 144p to 1080p, ascending; for portrait it is the shorter side
 * @param sound false for a video without any audio stream
 * @param bytes if present, the exact size of the tallest video-only file and of the combined 360p
 *     one
 * @param captions whether English, German and automatic English captions are offered
 */
public record StandInVideo(
    String id,
    String title,
    String description,
    StandInChannel channel,
    Instant published,
    long views,
    Duration duration,
    List<Integer> heights,
    boolean portrait,
    boolean sound,
    OptionalLong bytes,
    boolean captions,
    Behaviour behaviour,
    MediaFault fault) {

  public static final List<Integer> ALL_HEIGHTS = List.of(144, 240, 360, 480, 720, 1080);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{11}");

  /** Below this there is no room for a picture and its index. */
  private static final long LEAST_BYTES_PER_SECOND = 16 * 1024;

  public StandInVideo {
    heights = List.copyOf(heights);
    require(ID.matcher(id).matches(), id, "an id is 11 of A-Z a-z 0-9 _ -");
    require(!heights.isEmpty() && ALL_HEIGHTS.containsAll(heights), id, "heights " + heights);
    require(heights.equals(heights.stream().sorted().distinct().toList()), id, "heights ascend");
    require(duration.toMillis() % 1000 == 0 && duration.isPositive(), id, "whole seconds");
    require(bytes.isEmpty() || bytes.getAsLong() >= least(duration), id, "too few bytes");
  }

  /** A playable video in 144p to 720p of twelve seconds, to be changed where a case needs it. */
  public static StandInVideoBuilder video(String id) {
    return new StandInVideoBuilder(id);
  }

  /** The smallest exact size a video of this length can have. */
  public static long least(Duration duration) {
    return 32 * 1024 + duration.toSeconds() * LEAST_BYTES_PER_SECOND;
  }

  public int tallest() {
    return heights.getLast();
  }

  /** The same video, to be changed. */
  public StandInVideoBuilder change() {
    return new StandInVideoBuilder(this);
  }

  private static void require(boolean holds, String id, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(id + ": " + rule);
    }
  }
}
