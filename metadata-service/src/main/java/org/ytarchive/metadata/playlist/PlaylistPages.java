package org.ytarchive.metadata.playlist;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.Source;
import org.ytarchive.metadata.video.Spending;
import org.ytarchive.metadata.video.YouTubeApiException;

/** Reads a list page by page. */
final class PlaylistPages {
  private final PlaylistApi api;
  private final PlaylistHead head;
  private final int limit;
  private final Spending spending;

  PlaylistPages(PlaylistApi api, PlaylistHead head, int limit, Spending spending) {
    this.api = api;
    this.head = head;
    this.limit = limit;
    this.spending = spending;
  }

  /** Whole pages until there are enough; once more from the start when YouTube loses its place. */
  PlaylistFacts read() {
    try {
      return readOnce();
    } catch (YouTubeApiException e) {
      if (e.fault().kind() == ApiFault.Kind.PAGE_EXPIRED) {
        return readOnce();
      }
      throw e;
    }
  }

  private PlaylistFacts readOnce() {
    var entries = new ArrayList<Entry>();
    var tokens = new HashSet<String>();
    String token = null;
    do {
      var page = api.page(head.playlistId(), token, spending);
      page.entries().forEach(entry -> entries.add(entry.after(last(entries))));
      token = following(page, tokens);
    } while (token != null && entries.size() < limit);
    return new PlaylistFacts(head, List.copyOf(entries), token == null, Source.API);
  }

  private static int last(List<Entry> entries) {
    return entries.isEmpty() ? 0 : entries.getLast().position();
  }

  /** A page that leads back to where we were would never end. */
  @Nullable
  private static String following(PlaylistApi.Page page, HashSet<String> tokens) {
    var next = page.next();
    return next != null && tokens.add(next) ? next : null;
  }
}
