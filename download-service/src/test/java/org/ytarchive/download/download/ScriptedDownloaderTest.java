package org.ytarchive.download.download;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

class ScriptedDownloaderTest extends DownloaderContract {
  private final ScriptedDownloader downloader = new ScriptedDownloader();
  private final CountDownLatch gate = new CountDownLatch(1);

  @BeforeEach
  void script() {
    var gone = new Failure(ErrorCode.VIDEO_NOT_FOUND.name(), "gone", FailureClass.NEVER, Map.of());
    downloader
        .on("dQw4w9WgXcQ", ResumableScript.of(new byte[1000]))
        .on("goneVideo00", ScriptedDownloader.fails(gone))
        .on("heldVideo00", ResumableScript.holding(new byte[1000], gate));
  }

  @Override
  protected Downloader downloader() {
    return downloader;
  }

  @Override
  protected VideoId ordinary() {
    return new VideoId("dQw4w9WgXcQ");
  }

  @Override
  protected VideoId gone() {
    return new VideoId("goneVideo00");
  }

  @Override
  protected VideoId held() {
    return new VideoId("heldVideo00");
  }

  @Override
  protected void goOn() {
    gate.countDown();
  }
}
