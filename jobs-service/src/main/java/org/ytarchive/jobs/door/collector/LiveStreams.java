package org.ytarchive.jobs.door.collector;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.VideoUrl;
import org.ytarchive.common.Wanted;
import org.ytarchive.jobs.capture.CameraSettings;
import org.ytarchive.jobs.capture.CaptureWork;
import org.ytarchive.jobs.capture.DurationForm;
import org.ytarchive.jobs.capture.StreamUrl;
import org.ytarchive.jobs.door.Refusal;

/** Collections that have a {@code duration}: what is live just now, for so long. */
@Singleton
class LiveStreams {
  private static final int BAD_REQUEST = 400;
  private static final String WATCH = "https://www.youtube.com/watch?v=";

  private final CameraSettings settings;

  LiveStreams(CameraSettings settings) {
    this.settings = settings;
  }

  /** Empty for a collection without a duration; throws a {@link Refusal} for what cannot be. */
  Optional<Duration> duration(Wish wish) {
    return wish.find("duration").map(this::duration);
  }

  private Duration duration(String text) {
    var duration =
        DurationForm.read(text)
            .orElseThrow(
                () -> refusal("duration must be whole seconds, or such as 30s, 5m, 1h or PT30S."));
    long longest = settings.longest().toSeconds();
    if (duration.toSeconds() < 1 || duration.toSeconds() > longest) {
      throw refusal("duration must be 1 to " + longest + " seconds.");
    }
    return duration;
  }

  /**
   * @param usual what is taken when the wish names nothing
   */
  CaptureWork work(Wish wish, Duration duration, Supplier<String> usual) {
    wish.find("quality").filter(asked -> !asked.equals("best")).ifPresent(LiveStreams::noQuality);
    return new CaptureWork(address(wish, usual), duration, true, null);
  }

  private static void noQuality(String quality) {
    throw refusal("quality cannot be chosen of a live stream.");
  }

  private static String address(Wish wish, Supplier<String> usual) {
    var video = wish.find("video_id").map(id -> WATCH + new VideoId(id).value());
    var url = wish.find("url");
    if (video.isPresent() && url.isPresent()) {
      throw refusal("Give video_id or url of a live stream, not both.");
    }
    var address = video.or(() -> url).orElseGet(usual);
    StreamUrl.fault(address)
        .ifPresent(
            why -> {
              throw refusal("url " + why + ".");
            });
    requireOneOfYouTube(address);
    return address;
  }

  private static void requireOneOfYouTube(String address) {
    if (!isOneOrElsewhere(address)) {
      throw refusal("A collection is one video: give video_id or the url of one.");
    }
  }

  private static boolean isOneOrElsewhere(String address) {
    try {
      return VideoUrl.wanted(address) instanceof Wanted.Video;
    } catch (ArchiveException notYouTubes) {
      return true;
    }
  }

  private static Refusal refusal(String sentence) {
    return new Refusal(BAD_REQUEST, sentence);
  }
}
