package org.ytarchive.metadata.playlist;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.metadata.PlaylistMetadata;
import org.ytarchive.contracts.metadata.PlaylistOperations;
import org.ytarchive.contracts.metadata.PlaylistVideo;
import org.ytarchive.metadata.video.MetadataService;
import org.ytarchive.metadata.video.Spending;
import org.ytarchive.metadata.video.VideoAnswer;

/** What one may ask about lists of videos. */
@Singleton
class PlaylistService {
  private static final Map<VideoId, VideoAnswer> NOT_ASKED = Map.of();

  private final PlaylistFinder playlists;
  private final MetadataService metadata;

  PlaylistService(PlaylistFinder playlists, MetadataService metadata) {
    this.playlists = playlists;
    this.metadata = metadata;
  }

  /**
   * A list with its first videos.
   *
   * @param includeVideos whether to add what there is to know about each
   * @param limit how many
   */
  PlaylistMetadata get(Listing listing, boolean includeVideos, int limit) {
    if (limit < 1 || limit > PlaylistOperations.MAX_LIMIT) {
      throw ArchiveException.invalid("limit", "limit must be 1.." + PlaylistOperations.MAX_LIMIT);
    }
    var spending = new Spending();
    var found = playlists.find(listing, limit, spending);
    var entries = found.facts().entries().stream().limit(limit).toList();
    var videos = includeVideos ? metadata.getAll(ids(entries), false, spending) : NOT_ASKED;
    return answer(found, entries, videos, spending);
  }

  private static List<VideoId> ids(List<Entry> entries) {
    return entries.stream()
        .filter(Entry::available)
        .map(Entry::videoId)
        .filter(VideoId::isValid)
        .distinct()
        .map(VideoId::new)
        .toList();
  }

  private static PlaylistMetadata answer(
      FoundPlaylist found,
      List<Entry> entries,
      Map<VideoId, VideoAnswer> videos,
      Spending spending) {
    var head = found.facts().head();
    return new PlaylistMetadata(
        head.playlistId(),
        head.title(),
        head.description(),
        head.channel(),
        head.videoCount(),
        entries.stream().map(entry -> video(entry, answerFor(entry, videos))).toList(),
        !found.facts().complete() || found.facts().entries().size() > entries.size(),
        found.facts().source().wireName(),
        found.cached() && videos.values().stream().allMatch(PlaylistService::isCached),
        found.expiresAt(),
        found.stale(),
        spending.calls());
  }

  private static boolean isCached(VideoAnswer answer) {
    return switch (answer) {
      case VideoAnswer.Known known -> known.metadata().cached();
      case VideoAnswer.Failed failed -> true;
    };
  }

  @Nullable
  private static VideoAnswer answerFor(Entry entry, Map<VideoId, VideoAnswer> videos) {
    return videos.isEmpty() || !VideoId.isValid(entry.videoId())
        ? null
        : videos.get(new VideoId(entry.videoId()));
  }

  private static PlaylistVideo video(Entry entry, @Nullable VideoAnswer answer) {
    return new PlaylistVideo(
        entry.videoId(),
        entry.title(),
        entry.position(),
        entry.available(),
        entry.unavailableReason(),
        answer instanceof VideoAnswer.Known known ? known.metadata() : null,
        answer instanceof VideoAnswer.Failed failed ? failed.error().code().name() : null);
  }
}
