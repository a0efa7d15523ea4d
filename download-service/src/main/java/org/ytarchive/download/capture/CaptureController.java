package org.ytarchive.download.capture;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Paging;
import org.ytarchive.common.http.idempotency.Idempotent;
import org.ytarchive.contracts.capture.CaptureList;
import org.ytarchive.contracts.capture.CaptureOperations;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.contracts.capture.NewCapture;

/** HTTP in, HTTP out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class CaptureController implements CaptureOperations {
  private final CaptureService captures;
  private final CaptureRequests requests;
  private final CaptureStore store;
  private final CaptureFolders folders;
  private final Clock clock;

  CaptureController(
      CaptureService captures,
      CaptureRequests requests,
      CaptureStore store,
      CaptureFolders folders,
      Clock clock) {
    this.captures = captures;
    this.requests = requests;
    this.store = store;
    this.folders = folders;
    this.clock = clock;
  }

  @Override
  @Idempotent
  public HttpResponse<Envelope<CaptureView>> create(NewCapture request) {
    var enqueued = captures.enqueue(requests.read(request));
    var body = reply(CaptureViews.view(enqueued.capture()));
    var place = URI.create("/captures/" + enqueued.capture().id());
    return enqueued.isNew() ? HttpResponse.created(body, place) : HttpResponse.ok(body);
  }

  @Override
  public HttpResponse<?> check(NewCapture request) {
    captures.check(requests.read(request));
    return HttpResponse.noContent();
  }

  @Override
  public Envelope<CaptureView> get(String captureId) {
    return reply(CaptureViews.view(captures.get(captureId)));
  }

  @Override
  public Envelope<CaptureList> list(int limit, int offset, @Nullable String cursor) {
    var paging = Paging.read(limit, offset, cursor, CaptureStore.OPEN_ORDER);
    var page = paging.page(store.open(paging), CaptureViews::cursor);
    return reply(CaptureViews.list(page, store.counts()));
  }

  /** What runs is stopped and cleared away by its worker; what only waits or failed, here. */
  @Override
  public Envelope<CaptureView> cancel(String captureId) {
    try {
      var cancelled = captures.cancel(captureId);
      if (!cancelled.ran()) {
        folders.tidy(captureId);
      }
      return reply(CaptureViews.view(cancelled.capture()));
    } catch (ArchiveException e) {
      if (e.code() == ErrorCode.JOB_FINISHED) {
        folders.drop(captureId);
      }
      throw e;
    }
  }

  private <T> Envelope<T> reply(T data) {
    return Envelope.success(data, clock.instant());
  }
}
