package org.ytarchive.standin.catalogue;

import java.util.List;

/**
 * A playlist: ids in order, of whatever behaviour. Listed are private and deleted videos as YouTube
 * does it, without a duration.
 */
public record StandInPlaylist(
    String id, String title, StandInChannel channel, List<String> videos) {

  public StandInPlaylist {
    if (!id.matches("(PL|UU)[A-Za-z0-9_-]{10,40}")) {
      throw new IllegalArgumentException("not a playlist id: " + id);
    }
    videos = List.copyOf(videos);
  }
}
