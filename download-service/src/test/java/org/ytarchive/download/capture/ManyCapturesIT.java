package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.contracts.capture.NewCapture;

/** As many captures at once as may be, and one more. */
class ManyCapturesIT {
  private static final boolean FULL = Boolean.getBoolean("ytarchive.full");
  private static final int MOST = FULL ? 16 : 4;
  private static final long SECONDS = FULL ? 30 : 4;

  @TempDir Path temp;

  @Test
  void asManyAsMayBe_allComplete() {
    var settings =
        Map.of("CAMERA_ALLOWED_NETWORKS", "127.0.0.0/8", "MAX_CONCURRENT_CAPTURES", "" + MOST);
    try (var rtsp = RtspServer.start(temp.resolve("rtsp"));
        var captures = CaptureReplica.start(temp.resolve("home"), settings)) {
      var ids =
          IntStream.range(0, MOST)
              .mapToObj(i -> captures.post(CaptureReplica.wish(rtsp.url("/cam"), SECONDS)))
              .toList();

      var oneMore = captures.send(CaptureReplica.wish(rtsp.url("/cam"), SECONDS));

      assertThat(oneMore.statusCode()).isEqualTo(429);
      assertThat(oneMore.body()).contains("TOO_MANY_CAPTURES");
      assertThat(captures.send("GET", "/captures", "").body()).contains(ids);
      assertThat(ids.stream().map(captures::awaitEnd))
          .allSatisfy(done -> assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED));
    }
  }

  @Test
  void tooLittleSpace_isSaidAtOnce() {
    Map<String, Object> floor = Map.of("ytarchive.downloads.free-space-floor", "900000GB");
    try (var captures =
        CaptureReplica.start(temp.resolve("full"), TestDatabase.fresh(), Map.of(), floor)) {
      var answer = captures.send(new NewCapture("full", 1, null, 2, false, null, null));

      assertThat(answer.statusCode()).isEqualTo(507);
      assertThat(answer.body()).contains("DISK_FULL");
    }
  }
}
