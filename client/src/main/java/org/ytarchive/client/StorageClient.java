package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.stream.Stream;
import org.ytarchive.client.generated.ApiClient;
import org.ytarchive.client.model.DeletedLinks;
import org.ytarchive.client.model.DeletedVideo;
import org.ytarchive.client.model.FoundVideos;
import org.ytarchive.client.model.FoundVideosItem;
import org.ytarchive.client.model.LinkList;
import org.ytarchive.client.model.NewFile;
import org.ytarchive.client.model.NewLinks;
import org.ytarchive.client.model.NewRecord;
import org.ytarchive.client.model.StorageStats;
import org.ytarchive.client.model.VideoList;
import org.ytarchive.client.model.VideoListItem;
import org.ytarchive.client.model.VideoRecordView;

/** The storage service: what is kept. */
public final class StorageClient extends WorkPlansClient {
  private static final int PAGE = 50;

  private final AsyncStorageClient async;

  StorageClient(AsyncStorageClient async) {
    super(async);
    this.async = async;
  }

  /** The same without waiting. */
  public AsyncStorageClient async() {
    return async;
  }

  /**
   * The record of a kept video, with its files.
   *
   * @throws NotFoundException if it is not kept
   */
  public VideoRecordView getVideo(String videoId) {
    return Futures.await(async.getVideo(videoId));
  }

  /** The best video file. */
  public RemoteFile file(String videoId) {
    return async.file(videoId, "file", "video");
  }

  /** The newest thumbnail. */
  public RemoteFile thumbnail(String videoId) {
    return async.file(videoId, "thumbnail", "thumbnail");
  }

  /** The video that was last made of this one to look better. */
  public RemoteFile enhanced(String videoId) {
    return async.file(videoId, "enhanced", "enhanced");
  }

  /** What was last worked out of this video, as JSON. */
  public RemoteFile extracted(String videoId) {
    return async.file(videoId, "extracted", "extracted");
  }

  /** The subtitles in English, else the first. */
  public RemoteFile subtitles(String videoId) {
    return async.file(videoId, "subtitles", "subtitles");
  }

  /**
   * Subtitles.
   *
   * @param language just this one, such as {@code en} or {@code pt-BR}
   */
  public RemoteFile subtitles(String videoId, String language) {
    var place = "subtitles/" + ApiClient.urlEncode(language);
    return async.file(videoId, place, "subtitles");
  }

  /** A file under a further name of it. */
  public RemoteFile linkedFile(String owner, String item, String folder, String name) {
    return async.linkedFile(owner, item, folder, name);
  }

  /** One page of what is kept. */
  public VideoList listVideos(VideoQuery query) {
    return Futures.await(async.listVideos(query));
  }

  /** All of it, read page by page as the stream is. */
  public Stream<VideoListItem> streamVideos(VideoQuery query) {
    return Pages.stream(
        cursor -> {
          var page = listVideos(query.at(cursor));
          return new Pages.Page<>(page.getVideos(), page.getNextCursor());
        });
  }

  /**
   * One page of what is found by what is written and said about it.
   *
   * @param q words, all of which must occur; {@code "exact phrases"}; {@code -without}
   * @param type {@code title}, {@code description} or {@code all}
   * @param limit how many at most, 1 to 500
   * @param cursor the {@code next_cursor} of the page before; null: the first page
   * @throws InvalidRequestException with {@code SEARCH_ERROR} if that cannot be searched
   */
  public FoundVideos searchVideos(String q, String type, int limit, @Nullable String cursor) {
    return Futures.await(async.searchVideos(q, type, limit, cursor));
  }

  /** All that is found in titles, descriptions and subtitles, the best of the newest first. */
  public Stream<FoundVideosItem> streamSearch(String q) {
    return Pages.stream(
        cursor -> {
          var page = searchVideos(q, "all", PAGE, cursor.isEmpty() ? null : cursor);
          return new Pages.Page<>(page.getVideos(), page.getNextCursor());
        });
  }

  /**
   * Removes the record and its files.
   *
   * @throws NotFoundException if it is not kept, also the second time
   */
  public DeletedVideo deleteVideo(String videoId) {
    return Futures.await(async.deleteVideo(videoId));
  }

  /** How much is kept. */
  public StorageStats getStats() {
    return Futures.await(async.getStats());
  }

  /**
   * Takes a video or sound in. The file is read while it is sent, and sent again from its beginning
   * when the connection breaks.
   *
   * @throws InvalidRequestException if it is no medium, too large, or its metadata cannot be kept
   */
  public VideoRecordView saveVideo(Upload upload) {
    return Futures.await(async.saveVideo(upload));
  }

  /**
   * Keeps a record of files that lie in YTArchive's folders already.
   *
   * @throws NotFoundException if they do not
   */
  public VideoRecordView saveMetadata(NewRecord metadata) {
    return Futures.await(async.saveMetadata(metadata));
  }

  /** Adopts a file that was made of a kept video and lies in YTArchive's folders already. */
  public VideoRecordView attachFile(String videoId, NewFile file) {
    return Futures.await(async.attachFile(videoId, file));
  }

  /** Gives kept files further names, which cost no space. */
  public LinkList linkFiles(String owner, String item, NewLinks links) {
    return Futures.await(async.linkFiles(owner, item, links));
  }

  /** All further names of an owner. */
  public LinkList listLinks(String owner) {
    return Futures.await(async.listLinks(owner));
  }

  /** Removes an owner's further names; fine twice. */
  public DeletedLinks deleteLinks(String owner) {
    return Futures.await(async.deleteLinks(owner));
  }
}
