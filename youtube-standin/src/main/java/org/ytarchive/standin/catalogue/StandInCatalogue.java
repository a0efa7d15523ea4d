package org.ytarchive.standin.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/**
 * What the stand-in knows. Videos may be added and replaced while it runs: the next request sees
 * the change, so a test can break and heal a video. An id nobody added is {@link
 * Behaviour#UNAVAILABLE}.
 */
public final class StandInCatalogue {
  private final Map<String, StandInVideo> videos = new ConcurrentSkipListMap<>();
  private final Map<String, StandInPlaylist> playlists = new ConcurrentSkipListMap<>();

  /** The set {@link DemoCatalogue} describes. */
  public static StandInCatalogue demo() {
    return DemoCatalogue.create();
  }

  public static StandInCatalogue of(StandInVideo... videos) {
    return of(List.of(videos));
  }

  public static StandInCatalogue of(Collection<StandInVideo> videos) {
    var catalogue = new StandInCatalogue();
    videos.forEach(catalogue::put);
    return catalogue;
  }

  /** Videos {@code vid00000000}, {@code vid00000001}, … of exactly this size. */
  public static StandInCatalogue ofEqual(int count, long bytes) {
    return of(
        IntStream.range(0, count)
            .mapToObj(i -> StandInVideo.video(numbered(i)).heights(360, 720).bytes(bytes).build())
            .toList());
  }

  /** The id of the n-th of {@link #ofEqual}, counted from 0. */
  public static String numbered(int n) {
    return "vid%08d".formatted(n);
  }

  /** Adds a video or replaces the one of its id. */
  public StandInCatalogue put(StandInVideo video) {
    videos.put(video.id(), video);
    return this;
  }

  public StandInCatalogue put(StandInPlaylist playlist) {
    playlists.put(playlist.id(), playlist);
    return this;
  }

  public Optional<StandInVideo> find(String id) {
    return Optional.ofNullable(videos.get(id));
  }

  /** One that was put here, or what a channel has published: {@code UU} and its id's rest. */
  public Optional<StandInPlaylist> findPlaylist(String id) {
    return id.startsWith("UU")
        ? findChannel("UC" + id.substring(2)).map(channel -> uploads(id, channel))
        : Optional.ofNullable(playlists.get(id));
  }

  private StandInPlaylist uploads(String id, StandInChannel channel) {
    var ids = uploads(channel).stream().map(StandInVideo::id).toList();
    return new StandInPlaylist(id, "Uploads from " + channel.title(), channel, ids);
  }

  /** Every video, by id. */
  public List<StandInVideo> videos() {
    return List.copyOf(videos.values());
  }

  /** The channel of this id, or of this handle with its {@code @}. */
  public Optional<StandInChannel> findChannel(String idOrHandle) {
    return videos.values().stream()
        .map(StandInVideo::channel)
        .filter(channel -> channel.id().equals(idOrHandle) || channel.handle().equals(idOrHandle))
        .findFirst();
  }

  /** What a channel's videos tab lists: its playable videos, newest first. */
  public List<StandInVideo> uploads(StandInChannel channel) {
    return videos.values().stream()
        .filter(video -> video.channel().equals(channel))
        .filter(video -> video.behaviour() == Behaviour.PLAYS)
        .sorted((a, b) -> b.published().compareTo(a.published()))
        .toList();
  }
}
