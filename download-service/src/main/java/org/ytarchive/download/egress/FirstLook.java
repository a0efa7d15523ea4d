package org.ytarchive.download.egress;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what a source gives before a tool does, redirects included. */
final class FirstLook {
  private static final Logger log = LoggerFactory.getLogger(FirstLook.class);
  private static final int MOST_REDIRECTS = 5;

  /** Two parts of a transport stream, or the head of anything else. */
  private static final int ENOUGH = 189;

  /** An answer to HTTP/1.0 does not come in chunks, and its first bytes are the content's. */
  private static final Head ASKING = new Head("GET /" + WebQuestions.OLD_HTTP, List.of());

  /**
   * The beginning of what the source gives.
   *
   * @param measured whether it says how much there will be
   */
  record Beginning(String type, byte[] bytes, boolean measured) {}

  private final Disguise disguise;
  private final WebQuestions questions;

  FirstLook(Disguise disguise, WebQuestions questions) {
    this.disguise = disguise;
    this.questions = questions;
  }

  /** Throws {@link TroubleException} when there is nothing to see. */
  Beginning look(int most) throws IOException {
    var address = disguise.source();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      try (var answer = questions.ask(address, ASKING)) {
        int status = answer.head().status();
        if (status >= 200 && status < 300) {
          var type = answer.head().one("Content-Type").orElse("");
          boolean measured = answer.head().one("Content-Length").isPresent();
          return new Beginning(type, beginning(answer.in(), most), measured);
        }
        address = next(answer.head(), status, address);
      }
    }
    throw redirected("sends round and round");
  }

  private StreamAddress next(Head head, int status, StreamAddress from) throws TroubleException {
    var location = head.one("Location");
    if (status < 300 || status >= 400 || location.isEmpty()) {
      throw new TroubleException(Trouble.ofStatus(status, disguise.source().toString()));
    }
    try {
      var base = URI.create(from.withoutLogin());
      var to = StreamAddress.parse(base.resolve(location.get()).toString());
      if (!to.isRtsp()) {
        return disguise.sentTo(to);
      }
    } catch (IllegalArgumentException e) {
      log.debug("{}: sends to no address of ours", disguise.source());
    }
    throw redirected("sends to no web address");
  }

  private TroubleException redirected(String what) {
    return new TroubleException(Trouble.Kind.REDIRECTED, disguise.source() + " " + what);
  }

  private static byte[] beginning(InputStream in, int most) throws IOException {
    var bytes = new byte[most];
    int n = 0;
    int more = 0;
    while (more >= 0 && n < Math.min(ENOUGH, most)) {
      more = in.read(bytes, n, most - n);
      n += Math.max(more, 0);
    }
    return Arrays.copyOf(bytes, n);
  }
}
