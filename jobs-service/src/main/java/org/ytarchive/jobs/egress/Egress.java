package org.ytarchive.jobs.egress;

import java.util.Locale;

/** A way out to somebody who may refuse us. What goes one way never waits for another. */
public enum Egress {
  /** YouTube's site, as yt-dlp meets it. Its Data API is another matter. */
  YOUTUBE("YouTube");

  private final String title;

  Egress(String title) {
    this.title = title;
  }

  /** As a person calls it. */
  public String title() {
    return title;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
