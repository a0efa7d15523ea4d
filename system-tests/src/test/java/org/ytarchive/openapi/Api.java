package org.ytarchive.openapi;

import java.util.List;

/** The documents: one per service, and one for the doors of the older clients. */
enum Api {
  JOBS(
      "YTArchive Jobs",
      8001,
      "Takes every request, keeps every job, conducts the other services and tells what happens."
          + " News comes over the WebSocket `/ws` too, which OpenAPI has no form for: see below."),
  METADATA("YTArchive Metadata", 8002, "What YouTube says about videos, playlists and channels."),
  DOWNLOAD("YTArchive Download", 8003, "Runs yt-dlp and ffmpeg: downloads, captures, processing."),
  STORAGE(
      "YTArchive Storage",
      8004,
      "File records, search, statistics and work plans; serves files and takes them in."),
  DOORS(
      "YTArchive for older clients",
      8000,
      "Four older systems' interfaces, as their documents have them: a YouTube collector, a camera"
          + " collector, a video processor and a session-based downloader. What goes over WebSockets"
          + " and Socket.IO (at `/socket.io/`), for which OpenAPI has no form, is told below."
          + " `docs/doors.md` says what those documents leave open.");

  private static final String COMMON =
      "\n\nWhere tokens are configured, every request shows one; without, none is asked for."
          + " `X-Request-Id` is taken or made, and always answered. Times are UTC, sizes bytes,"
          + " durations seconds.";
  private static final String ENVELOPE =
      " Errors are answered in their envelope, or with `Accept: application/problem+json` as RFC"
          + " 9457 has them. `HEAD` is answered wherever `GET` is.";

  private final String title;
  private final int port;
  private final String says;

  Api(String title, int port, String says) {
    this.title = title;
    this.port = port;
    this.says = says;
  }

  String title() {
    return title;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String description() {
    return says + COMMON + (this == DOORS ? "" : ENVELOPE) + Talks.of(this);
  }

  /** The doors are on the port of the older documents, and on that of the jobs service. */
  List<Integer> ports() {
    return this == DOORS ? List.of(port, JOBS.port) : List.of(port);
  }

  boolean speaksEnvelope() {
    return this != DOORS;
  }

  /** Whether a controller of this package is asked at this service's address. */
  boolean has(String packageName) {
    if (packageName.startsWith("org.ytarchive.common.")) {
      return speaksEnvelope();
    }
    boolean door = packageName.startsWith("org.ytarchive.jobs.door");
    return this == DOORS ? door : !door && packageName.startsWith("org.ytarchive." + word() + ".");
  }
}
