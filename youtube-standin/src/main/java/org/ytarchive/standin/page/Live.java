package org.ytarchive.standin.page;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The HLS playlists of a broadcast that never ends: one segment, over and over. */
final class Live {
  private static final int WINDOW = 5;
  private static final int SECONDS = 4;

  private Live() {}

  static String variants(String video) {
    return "#EXTM3U\n#EXT-X-INDEPENDENT-SEGMENTS\n"
        + "#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS=\"avc1.42C01E,mp4a.40.2\",RESOLUTION=640x360\n"
        + "https://manifest.googlevideo.com/api/manifest/hls_playlist/id/%s/itag/93/index.m3u8\n"
            .formatted(video);
  }

  /** The window moves with the time. */
  static String segments(String video, long epochSecond) {
    long first = epochSecond / SECONDS % 1_000_000;
    var segments =
        LongStream.range(first, first + WINDOW)
            .mapToObj(n -> segment(video, n))
            .collect(Collectors.joining());
    return ("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:%d\n#EXT-X-MEDIA-SEQUENCE:%d\n"
            + "#EXT-X-DISCONTINUITY-SEQUENCE:%d\n%s")
        .formatted(SECONDS, first, first, segments);
  }

  private static String segment(String video, long n) {
    return "#EXT-X-DISCONTINUITY\n#EXTINF:%d.0,\nhttps://rr1---sn-standin.googlevideo.com/live/id/%s/sq/%d.ts\n"
        .formatted(SECONDS, video, n);
  }
}
