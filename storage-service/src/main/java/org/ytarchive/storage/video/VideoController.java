package org.ytarchive.storage.video;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.Paging;
import org.ytarchive.common.http.idempotency.Idempotent;
import org.ytarchive.contracts.storage.DeletedVideo;
import org.ytarchive.contracts.storage.FoundVideos;
import org.ytarchive.contracts.storage.VideoList;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.storage.json.JsonBody;
import org.ytarchive.storage.search.SearchQuery;

/** Records in, records out ({@code ytarchive.md}, "Storage Service API"). */
@Controller("/storage")
@ExecuteOn(TaskExecutors.BLOCKING)
class VideoController {
  private final VideoRecordService records;
  private final VideoCatalogue catalogue;
  private final Clock clock;

  VideoController(VideoRecordService records, VideoCatalogue catalogue, Clock clock) {
    this.records = records;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Takes a {@link org.ytarchive.contracts.storage.NewRecord}. Saving the same again changes
   * nothing, so that hashing a large file need not hold a transaction open.
   */
  @Idempotent(atomic = false)
  @Post("/metadata")
  HttpResponse<Envelope<VideoRecordView>> save(@Body @Nullable byte[] body) {
    var saved = records.save(RecordRequest.of(JsonBody.parse(body)));
    var view = envelope(RecordViews.of(saved.record()));
    var location = URI.create("/storage/videos/" + saved.record().id());
    return saved.created() ? HttpResponse.created(view, location) : HttpResponse.ok(view);
  }

  @Get("/videos/{videoId}")
  Envelope<VideoRecordView> get(String videoId) {
    return envelope(RecordViews.of(records.get(videoId)));
  }

  /** Takes a {@link org.ytarchive.contracts.storage.NewFile} that was made of the video. */
  @Idempotent(atomic = false)
  @Post("/videos/{videoId}/files")
  HttpResponse<Envelope<VideoRecordView>> attach(String videoId, @Body @Nullable byte[] body) {
    var record = records.attach(videoId, ResultRequest.of(JsonBody.parse(body)));
    return HttpResponse.ok(envelope(RecordViews.of(record)));
  }

  @Delete("/videos/{videoId}")
  Envelope<DeletedVideo> delete(String videoId) {
    var deleted = records.delete(videoId);
    return envelope(
        new DeletedVideo(videoId, deleted.files().size(), deleted.bytes(), clock.instant()));
  }

  @Get("/videos")
  Envelope<VideoList> list(
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @Nullable @QueryValue String search,
      @QueryValue(defaultValue = "stored_at") String sort,
      @QueryValue(defaultValue = "desc") String order,
      @Nullable @QueryValue String cursor) {
    var list = new ListRequest(SearchQuery.read(search), VideoOrder.of(sort, order));
    var page = catalogue.list(list, Paging.read(limit, offset, cursor, list.order()));
    return envelope(RecordViews.of(page));
  }

  @Get("/search")
  Envelope<FoundVideos> search(
      @Nullable @QueryValue String q,
      @QueryValue(defaultValue = "all") String type,
      @QueryValue(defaultValue = "20") int limit,
      @Nullable @QueryValue String cursor) {
    var search = SearchRequest.of(q, type);
    var page = catalogue.search(search, Paging.read(limit, 0, cursor, search.order()));
    return envelope(RecordViews.of(page));
  }

  private <T> Envelope<T> envelope(T data) {
    return Envelope.success(data, clock.instant());
  }
}
