package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.function.Consumer;
import org.ytarchive.client.model.CaptureList;
import org.ytarchive.client.model.CaptureView;
import org.ytarchive.client.model.NewCapture;

/** What {@link DownloadsClient} does for captures of live sources. */
abstract class CapturesClient extends ServiceClient {
  private final AsyncDownloadsClient async;

  CapturesClient(AsyncDownloadsClient async) {
    super(async);
    this.async = async;
  }

  /**
   * Records a live source for a while.
   *
   * @throws InvalidRequestException if it may not be recorded from
   */
  public CaptureView createCapture(NewCapture wish) {
    return Futures.await(async.createCapture(wish));
  }

  /**
   * Whether such a capture could begin now; nothing is kept of it.
   *
   * @throws InvalidRequestException if not
   */
  public void checkCapture(NewCapture wish) {
    Futures.await(async.checkCapture(wish));
  }

  /**
   * A capture with all that is known of it.
   *
   * @throws NotFoundException if there is none
   */
  public CaptureView getCapture(String captureId) {
    return Futures.await(async.getCapture(captureId));
  }

  /**
   * What is recorded and waits, oldest first.
   *
   * @param limit how many at most, 1 to 500
   * @param cursor the {@code next_cursor} of the page before; null: the first page
   */
  public CaptureList listCaptures(int limit, @Nullable String cursor) {
    return Futures.await(async.listCaptures(limit, cursor));
  }

  /**
   * Stops it and removes what was recorded; fine twice.
   *
   * @throws ConflictException if it ended otherwise
   */
  public CaptureView cancelCapture(String captureId) {
    return Futures.await(async.cancelCapture(captureId));
  }

  /**
   * Hears how a capture is, at once and after each change, to its end; over connections that are
   * made anew when they break. {@link Subscription#ended} says when it is over.
   */
  public Subscription streamCaptureEvents(String captureId, Consumer<CaptureView> listener) {
    return async.streamCaptureEvents(captureId, listener);
  }
}
