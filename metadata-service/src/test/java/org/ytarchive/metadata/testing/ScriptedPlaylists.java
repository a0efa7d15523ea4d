package org.ytarchive.metadata.testing;

import jakarta.annotation.Nullable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.metadata.playlist.Entry;
import org.ytarchive.metadata.playlist.PlaylistApi;
import org.ytarchive.metadata.playlist.PlaylistHead;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.Spending;
import org.ytarchive.metadata.video.YouTubeApiException;

/** An API that knows the lists it was told, and fails when it is told. */
public final class ScriptedPlaylists implements PlaylistApi {
  private static final int PAGE = 50;

  private final Map<String, PlaylistHead> heads = new ConcurrentHashMap<>();
  private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Deque<ApiFault> pageFaults = new ArrayDeque<>();
  private volatile @Nullable ApiFault fault;

  /** A playlist of so many videos, {@code vvvvvvv0000} and so on. */
  public void hasPlaylist(String id, int videos) {
    heads.put(id, head(id, new Channel("UCowner", "O", null), videos));
    entries.put(id, videos(videos));
  }

  /** A channel whose uploads are such a list; none: it has no list at all. */
  public void hasChannel(String id, String handle, int videos) {
    var head = head("UU" + id.substring(2), new Channel(id, "C", 5L), videos);
    heads.put(id, head);
    heads.put(handle, head);
    if (videos > 0) {
      entries.put(head.playlistId(), videos(videos));
    } else {
      entries.remove(head.playlistId());
    }
  }

  private static PlaylistHead head(String id, Channel channel, int videos) {
    return new PlaylistHead(id, "Title", "About", channel, (long) videos);
  }

  private static List<Entry> videos(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Entry("vvvvvvv%04d".formatted(i), "V" + i, i + 1, null))
        .toList();
  }

  /** Puts something else into the place of an entry. */
  public void replace(String id, Entry entry) {
    var changed = new ArrayList<>(entries.getOrDefault(id, List.of()));
    changed.set(entry.position() - 1, entry);
    entries.put(id, changed);
  }

  /** Null: it works again. */
  public void fails(@Nullable ApiFault fault) {
    this.fault = fault;
  }

  /** Only the pages after the first, as often as this is said. */
  public void nextPageFails(ApiFault fault) {
    pageFaults.add(fault);
  }

  /** {@code playlist PL1}, {@code page PL1 50} and the like. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Optional<PlaylistHead> playlist(String id, Spending spending) {
    return find("playlist ", id, spending);
  }

  @Override
  public Optional<PlaylistHead> channel(String id, Spending spending) {
    return find("channel ", id, spending);
  }

  @Override
  public Optional<PlaylistHead> channelOf(String handle, Spending spending) {
    return find("handle ", handle, spending);
  }

  private Optional<PlaylistHead> find(String call, String id, Spending spending) {
    arrive(call + id, spending, fault);
    return Optional.ofNullable(heads.get(id));
  }

  @Override
  public Page page(String playlistId, @Nullable String token, Spending spending) {
    arrive("page " + playlistId + " " + token, spending, token == null ? fault : pageFaults.poll());
    var all = entries.get(playlistId);
    if (all == null) {
      throw new YouTubeApiException(
          new ApiFault(ApiFault.Kind.PLAYLIST_NOT_FOUND, "playlistNotFound"));
    }
    int from = token == null ? 0 : Integer.parseInt(token);
    int to = Math.min(from + PAGE, all.size());
    return new Page(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
  }

  private void arrive(String call, Spending spending, @Nullable ApiFault failing) {
    calls.add(call);
    if (!ApiFault.NO_KEY.equals(failing)) {
      spending.add();
    }
    if (failing != null) {
      throw new YouTubeApiException(failing);
    }
  }
}
