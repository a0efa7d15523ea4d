package org.ytarchive.download.egress;

import jakarta.inject.Singleton;
import java.io.IOException;

/** Opens the ways by which tools reach the world. */
@Singleton
public class Egress {
  private final Dialer dialer;

  public Egress(Dialer dialer) {
    this.dialer = dialer;
  }

  /** Looks the source's host up; throws {@link TroubleException} when it is not to be reached. */
  public void require(StreamAddress source) throws TroubleException {
    dialer.require(source.host());
  }

  /** Begins to open the way to a source; it may show at once that there is none. */
  public Opening begin(StreamAddress source) {
    return Opening.start(() -> open(source));
  }

  private Passage open(StreamAddress source) throws IOException {
    return source.isRtsp() ? RtspRelay.open(source, dialer) : HttpPassage.open(source, dialer);
  }
}
