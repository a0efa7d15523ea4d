package org.ytarchive.storage.video;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.Paging;
import org.ytarchive.storage.file.Container;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.stats.TotalsStore;
import org.ytarchive.storage.video.VideoOrder.Key;
import org.ytarchive.storage.video.VideoRecordStore.Draft;

/** The stores whose promises are tested together, and words to say it in. */
public abstract class VideoStores {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  static final VideoOrder NEWEST = new VideoOrder(Key.STORED_AT, true);

  protected abstract VideoRecordStore records();

  protected abstract VideoCatalogue catalogue();

  protected abstract TotalsStore totals();

  protected abstract LeftoverStore leftovers();

  protected VideoRecord save(
      String id, Instant now, Map<String, Object> metadata, @Nullable StoredFile file) {
    var files = file == null ? List.<StoredFile>of() : List.of(file);
    return records().save(draft(id, now, metadata), files).record();
  }

  protected static Draft draft(String id, Instant now, Map<String, Object> metadata) {
    return new Draft(new RecordId(id), VideoKind.YOUTUBE, RecordMetadata.of(metadata), now);
  }

  protected static StoredFile file(String name, @Nullable String quality, long bytes) {
    var hash = "%064x".formatted(bytes);
    return new StoredFile(
        Container.of(name).kind(), quality, "/downloads", name, bytes, hash, null);
  }

  List<VideoSummary> list(VideoOrder order) {
    return page(order, 500, 0).videos();
  }

  VideoPage page(VideoOrder order, int limit, int offset) {
    var all = new ListRequest(Optional.empty(), order);
    return catalogue().list(all, Paging.read(limit, offset, null, all.order()));
  }
}
