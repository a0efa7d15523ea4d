package org.ytarchive.download.egress;

import java.util.Optional;
import java.util.regex.Pattern;

/** What was learnt from a source that speaks RTSP. */
final class RtspSeen {
  private static final Pattern JPEG =
      Pattern.compile("(?si).*(m=video \\d+ \\S+ 26\\b|a=rtpmap:\\d+ JPEG/).*");

  private Passage.Content content = Passage.Content.UNKNOWN;
  private Optional<Trouble> trouble = Optional.empty();

  synchronized Passage.Content content() {
    return content;
  }

  synchronized Optional<Trouble> trouble() {
    return trouble;
  }

  /** The body of an answer, which may describe a video. */
  synchronized void description(String text) {
    if (text.startsWith("v=0") && text.contains("m=video")) {
      boolean jpeg = JPEG.matcher(text).matches();
      content = jpeg ? Passage.Content.JPEG : Passage.Content.VIDEO;
    }
  }

  /** The first one counts. */
  synchronized void trouble(Trouble what) {
    if (trouble.isEmpty()) {
      trouble = Optional.of(what);
    }
  }
}
