package org.ytarchive.standin.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Writes down a {@link StandInVideo}; whatever is not said stays ordinary. */
public final class StandInVideoBuilder {
  private final String id;
  private String title;
  private String description;
  private StandInChannel channel = StandInChannel.DEFAULT;
  private Instant published = Instant.parse("2024-03-09T12:00:00Z");
  private long views = 12_345;
  private Duration duration = Duration.ofSeconds(12);
  private List<Integer> heights = List.of(144, 240, 360, 480, 720);
  private boolean portrait = false;
  private boolean sound = true;
  private OptionalLong bytes = OptionalLong.empty();
  private boolean captions = false;
  private Behaviour behaviour = Behaviour.PLAYS;
  private MediaFault fault = new MediaFault.None();

  StandInVideoBuilder(String id) {
    this.id = id;
    this.title = "Video " + id;
    this.description = "A test picture and a tone, made for " + id + ".";
  }

  StandInVideoBuilder(StandInVideo video) {
    id = video.id();
    title = video.title();
    description = video.description();
    channel = video.channel();
    published = video.published();
    views = video.views();
    duration = video.duration();
    heights = video.heights();
    portrait = video.portrait();
    sound = video.sound();
    bytes = video.bytes();
    captions = video.captions();
    behaviour = video.behaviour();
    fault = video.fault();
  }

  public StandInVideoBuilder title(String text) {
    title = text;
    return this;
  }

  public StandInVideoBuilder description(String text) {
    description = text;
    return this;
  }

  public StandInVideoBuilder channel(StandInChannel publisher) {
    channel = publisher;
    return this;
  }

  public StandInVideoBuilder published(Instant time) {
    published = time;
    return this;
  }

  public StandInVideoBuilder views(long count) {
    views = count;
    return this;
  }

  public StandInVideoBuilder seconds(int length) {
    duration = Duration.ofSeconds(length);
    return this;
  }

  /** What is offered, in any order; see {@link StandInVideo#ALL_HEIGHTS}. */
  public StandInVideoBuilder heights(Integer... offered) {
    heights = Arrays.stream(offered).sorted().toList();
    return this;
  }

  public StandInVideoBuilder portrait() {
    portrait = true;
    return this;
  }

  public StandInVideoBuilder silent() {
    sound = false;
    return this;
  }

  public StandInVideoBuilder captions() {
    captions = true;
    return this;
  }

  /**
   * Exactly this many bytes for the tallest video-only file and for the combined one. The length
   * follows at about 4 Mbit/s, but at least ten seconds; say {@link #seconds} afterwards to change
   * it.
   */
  public StandInVideoBuilder bytes(long size) {
    bytes = OptionalLong.of(size);
    duration = Duration.ofSeconds(Math.max(10, size / 500_000));
    if (size < StandInVideo.least(duration)) {
      duration = Duration.ofSeconds(1);
    }
    return this;
  }

  public StandInVideoBuilder behaviour(Behaviour answer) {
    behaviour = answer;
    return this;
  }

  public StandInVideoBuilder fault(MediaFault trouble) {
    fault = trouble;
    return this;
  }

  public StandInVideo build() {
    return new StandInVideo(
        id,
        title,
        description,
        channel,
        published,
        views,
        duration,
        heights,
        portrait,
        sound,
        bytes,
        captions,
        behaviour,
        fault);
  }
}
