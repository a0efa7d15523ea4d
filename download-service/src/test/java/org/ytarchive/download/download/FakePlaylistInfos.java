package org.ytarchive.download.download;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.contracts.video.PlaylistEntry;
import org.ytarchive.contracts.video.PlaylistInfo;
import org.ytarchive.download.media.PlaylistInfos;
import org.ytarchive.download.media.YouTubeAddress;

/** Every list is as long as asked for, its second entry private; {@code @nobody} has none. */
@Singleton
@Primary
@Requires(property = "test.downloads", value = "scripted")
final class FakePlaylistInfos implements PlaylistInfos {
  static final String CHANNEL = "UCstandin0standin0stand0";

  @Override
  public PlaylistInfo of(YouTubeAddress.Listed list, int limit) {
    if (list.url().endsWith("@nobody")) {
      throw new ArchiveException(ErrorCode.PLAYLIST_NOT_FOUND, "no such channel");
    }
    var channel = new Channel(CHANNEL, "Somebody", null);
    return new PlaylistInfo(id(list), "A list", null, channel, null, entries(limit));
  }

  private static String id(YouTubeAddress.Listed list) {
    return list instanceof YouTubeAddress.Playlist playlist ? playlist.id() : CHANNEL;
  }

  private static List<PlaylistEntry> entries(int limit) {
    return IntStream.rangeClosed(1, limit).mapToObj(FakePlaylistInfos::entry).toList();
  }

  private static PlaylistEntry entry(int position) {
    boolean there = position != 2;
    return new PlaylistEntry(
        "listed%05d".formatted(position),
        there ? "Number " + position : "[Private video]",
        there ? 10L : null,
        position,
        there,
        there ? null : "private");
  }
}
