package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ytarchive.common.ChannelName;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.download.DownloadOperations;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.metadata.PlaylistMetadata;
import org.ytarchive.contracts.metadata.PlaylistOperations;
import org.ytarchive.contracts.metadata.PlaylistVideo;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.PlaylistInfo;
import org.ytarchive.jobs.egress.Pass;
import org.ytarchive.jobs.job.Entry;
import org.ytarchive.jobs.job.Listing;

/**
 * Asks Metadata what a playlist or channel holds. Metadata knows channels by id and handle; whose
 * an older name is, yt-dlp can tell.
 */
@Singleton
class ListStep {
  /** Metadata's word for what was read as anybody reads it, and not by the API. */
  private static final String PAGES = "yt-dlp";

  private final PlaylistOperations metadata;
  private final DownloadOperations downloads;
  private final Patience patience;

  ListStep(PlaylistOperations metadata, DownloadOperations downloads, Patience patience) {
    this.metadata = metadata;
    this.downloads = downloads;
    this.patience = patience;
  }

  /** All of it, in its order; may take minutes. */
  Listing read(Wanted list, Pass pass) throws InterruptedException {
    var named = list instanceof Wanted.Channel(var name) ? current(name) : list;
    var answer = patience.ask("metadata", () -> known(list, call(named)));
    if (answer.source().equals(PAGES) && !answer.cached()) {
      pass.answered(); // the API, another host, says nothing of a block
    }
    return new Listing(about(answer), entries(answer.videos()));
  }

  private Wanted current(ChannelName name) throws InterruptedException {
    if (name.isCurrent()) {
      return new Wanted.Channel(name);
    }
    var told = patience.ask("download", () -> downloads.infoOfUrl(name.url(), 1));
    return Optional.ofNullable(told) // the client answers null for 404
        .map(answer -> answer.data().playlist())
        .map(PlaylistInfo::channel)
        .map(Channel::id)
        .filter(ChannelName::isValid)
        .map(id -> new Wanted.Channel(new ChannelName(id)))
        .orElseThrow(() -> unknown(new Wanted.Channel(name)));
  }

  @Nullable
  private Envelope<PlaylistMetadata> call(Wanted list) {
    return switch (list) {
      case Wanted.Playlist(var id) ->
          metadata.playlist(id.value(), false, PlaylistOperations.MAX_LIMIT);
      case Wanted.Channel(var name) ->
          metadata.channel(name.value(), false, PlaylistOperations.MAX_LIMIT);
      case Wanted.Video video -> throw noList(video);
      case Wanted.Capture capture -> throw noList(capture);
      case Wanted.Processing processing -> throw noList(processing);
    };
  }

  private static IllegalArgumentException noList(Wanted wanted) {
    return new IllegalArgumentException(wanted + " is no list");
  }

  /** The client answers null for 404. */
  private static PlaylistMetadata known(Wanted list, @Nullable Envelope<PlaylistMetadata> answer) {
    if (answer == null) {
      throw unknown(list);
    }
    return answer.data();
  }

  private static StepFailed unknown(Wanted list) {
    return new StepFailed(
        ErrorCode.PLAYLIST_NOT_FOUND,
        "YouTube knows no playlist or channel " + list + ", or it is private",
        FailureClass.NEVER);
  }

  private static Map<String, Object> about(PlaylistMetadata said) {
    var about = new LinkedHashMap<String, Object>();
    about.put("playlist_id", said.playlistId());
    put(about, "title", said.title());
    put(about, "description", said.description());
    put(about, "video_count", said.videoCount());
    if (said.channel() != null) {
      put(about, "channel_id", said.channel().id());
      put(about, "channel", said.channel().title());
    }
    if (said.stale()) {
      about.put("stale", true);
    }
    return about;
  }

  private static void put(Map<String, Object> about, String key, @Nullable Object value) {
    if (value != null) {
      about.put(key, value);
    }
  }

  /** Counted anew: positions are ours to rely on. */
  private static List<Entry> entries(List<PlaylistVideo> videos) {
    return IntStream.range(0, videos.size()).mapToObj(i -> entry(i + 1, videos.get(i))).toList();
  }

  private static Entry entry(int position, PlaylistVideo video) {
    return new Entry(
        position,
        new VideoId(video.videoId()),
        video.title(),
        video.available() ? null : Entry.Reason.of(video.unavailableReason()));
  }
}
