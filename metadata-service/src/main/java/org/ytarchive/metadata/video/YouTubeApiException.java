package org.ytarchive.metadata.video;

/** A call of the YouTube Data API brought no answer. */
public final class YouTubeApiException extends RuntimeException {
  private final ApiFault fault;

  public YouTubeApiException(ApiFault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  public ApiFault fault() {
    return fault;
  }
}
