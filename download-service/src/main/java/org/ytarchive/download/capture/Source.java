package org.ytarchive.download.capture;

import jakarta.annotation.Nullable;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.VideoUrl;
import org.ytarchive.download.egress.StreamAddress;

/** What a capture records. Written for people, it holds no password. */
public sealed interface Source {

  /** A picture of our own making. */
  record TestPattern() implements Source {
    @Override
    public String toString() {
      return "test pattern";
    }
  }

  /** A camera or a stream on the network. */
  record Stream(StreamAddress address) implements Source {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** What is live on YouTube. */
  record Live(VideoId video) implements Source {
    @Override
    public String toString() {
      return "YouTube's " + video;
    }
  }

  /** A camera at this machine that the operator gave a name. */
  record Device(String name) implements Source {
    @Override
    public String toString() {
      return PREFIX + name;
    }
  }

  String PREFIX = "device:";

  /** Throws {@link IllegalArgumentException} with a sentence for the caller. */
  static Source parse(@Nullable String text) {
    if (text == null) {
      return new TestPattern();
    }
    if (text.startsWith(PREFIX)) {
      return new Device(text.substring(PREFIX.length()));
    }
    var address = StreamAddress.parse(text);
    return address.isRtsp() ? new Stream(address) : live(text).orElse(new Stream(address));
  }

  private static Optional<Source> live(String url) {
    try {
      return Optional.of(new Live(VideoUrl.parse(url)));
    } catch (ArchiveException noVideoOfYouTube) {
      return Optional.empty();
    }
  }
}
