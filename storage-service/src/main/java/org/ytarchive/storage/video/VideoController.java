package org.ytarchive.storage.video;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.Slice;
import org.ytarchive.contracts.storage.VideoList;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.storage.json.JsonBody;

/** Records in, records out ({@code ytarchive.md}, "Storage Service API"). */
@Controller("/storage")
@ExecuteOn(TaskExecutors.BLOCKING)
class VideoController {
  private final VideoRecordService records;
  private final Clock clock;

  VideoController(VideoRecordService records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  /** Takes a {@link org.ytarchive.contracts.storage.NewRecord}. */
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

  @Get("/videos")
  Envelope<VideoList> list(
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue(defaultValue = "stored_at") String sort,
      @QueryValue(defaultValue = "desc") String order) {
    var page = records.list(VideoOrder.of(sort, order), new Slice(limit, offset));
    return envelope(RecordViews.of(page));
  }

  private <T> Envelope<T> envelope(T data) {
    return Envelope.success(data, clock.instant());
  }
}
