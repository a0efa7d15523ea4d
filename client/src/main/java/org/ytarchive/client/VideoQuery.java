package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.concurrent.CompletableFuture;
import org.ytarchive.client.generated.ApiException;
import org.ytarchive.client.generated.StorageApi;
import org.ytarchive.client.model.VideoListEnvelope;

/** Which kept videos one wants to see, in which order. Each method answers a new one. */
public record VideoQuery(
    @Nullable String search,
    String sort,
    String order,
    int limit,
    int offset,
    @Nullable String cursor) {
  private static final int USUAL = 50;

  /** All of them, the newest first, 50 at a time. */
  public static VideoQuery all() {
    return new VideoQuery(null, "stored_at", "desc", USUAL, 0, null);
  }

  /** Only what a search for this finds. */
  public VideoQuery search(String words) {
    return new VideoQuery(words, sort, order, limit, offset, cursor);
  }

  /** By {@code stored_at}, {@code title} or {@code duration}, from the smallest on. */
  public VideoQuery ascendingBy(String field) {
    return new VideoQuery(search, field, "asc", limit, offset, cursor);
  }

  /** By {@code stored_at}, {@code title} or {@code duration}, from the largest on. */
  public VideoQuery descendingBy(String field) {
    return new VideoQuery(search, field, "desc", limit, offset, cursor);
  }

  /** How many at a time, 1 to 500. */
  public VideoQuery limit(int most) {
    return new VideoQuery(search, sort, order, most, offset, cursor);
  }

  /** Without the first so many. */
  public VideoQuery offset(int skipped) {
    return new VideoQuery(search, sort, order, limit, skipped, cursor);
  }

  /** From where the page before ended, its {@code next_cursor}. */
  public VideoQuery cursor(@Nullable String from) {
    return new VideoQuery(search, sort, order, limit, 0, from);
  }

  CompletableFuture<VideoListEnvelope> ask(StorageApi api) throws ApiException {
    return api.listVideos(limit, offset, search, sort, order, cursor);
  }

  /** Empty: from the first. */
  VideoQuery at(String cursor) {
    return cursor.isEmpty() ? this : cursor(cursor);
  }
}
