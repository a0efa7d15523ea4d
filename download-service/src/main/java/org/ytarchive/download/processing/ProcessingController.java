package org.ytarchive.download.processing;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.Paging;
import org.ytarchive.common.http.idempotency.Idempotent;
import org.ytarchive.contracts.processing.MediaJudgement;
import org.ytarchive.contracts.processing.NewProcessing;
import org.ytarchive.contracts.processing.ProcessingList;
import org.ytarchive.contracts.processing.ProcessingOperations;
import org.ytarchive.contracts.processing.ProcessingView;

/** HTTP in, HTTP out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class ProcessingController implements ProcessingOperations {
  private final ProcessingService processings;
  private final Requests requests;
  private final ProcessingStore store;
  private final ProcessingFolders folders;
  private final Judge judge;
  private final Clock clock;

  ProcessingController(
      ProcessingService processings,
      Requests requests,
      ProcessingStore store,
      ProcessingFolders folders,
      Judge judge,
      Clock clock) {
    this.processings = processings;
    this.requests = requests;
    this.store = store;
    this.folders = folders;
    this.judge = judge;
    this.clock = clock;
  }

  @Override
  @Idempotent
  public HttpResponse<Envelope<ProcessingView>> create(NewProcessing request) {
    var enqueued = processings.enqueue(requests.read(request));
    var body = reply(ProcessingViews.view(enqueued.processing()));
    var place = URI.create("/processings/" + enqueued.processing().id());
    return enqueued.isNew() ? HttpResponse.created(body, place) : HttpResponse.ok(body);
  }

  @Override
  public Envelope<ProcessingView> get(String processingId) {
    return reply(ProcessingViews.view(processings.get(ProcessingId.parse(processingId))));
  }

  @Override
  public Envelope<ProcessingList> list(int limit, int offset, @Nullable String cursor) {
    var paging = Paging.read(limit, offset, cursor, ProcessingStore.OPEN_ORDER);
    var page = paging.page(store.open(paging), ProcessingViews::cursor);
    return reply(ProcessingViews.list(page, store.counts()));
  }

  @Override
  public Envelope<ProcessingView> cancel(String processingId) {
    var cancelled = processings.cancel(ProcessingId.parse(processingId));
    folders.tidy(cancelled.request().workFolder());
    return reply(ProcessingViews.view(cancelled));
  }

  @Override
  public Envelope<MediaJudgement> judge(@Nullable String path) {
    if (path == null || path.isBlank()) {
      throw ArchiveException.invalid("path", "path names a stored file");
    }
    return reply(judge.judge(path));
  }

  private <T> Envelope<T> reply(T data) {
    return Envelope.success(data, clock.instant());
  }
}
