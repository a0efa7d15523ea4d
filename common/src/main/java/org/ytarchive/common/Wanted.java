package org.ytarchive.common;

/** What an address of YouTube names, and so what a caller wants. */
public sealed interface Wanted {

  /** One video. */
  record Video(VideoId id) implements Wanted {
    @Override
    public String toString() {
      return id.value();
    }
  }

  /** All videos of a playlist. */
  record Playlist(PlaylistId id) implements Wanted {
    @Override
    public String toString() {
      return id.value();
    }
  }

  /** All uploads of a channel. */
  record Channel(ChannelName name) implements Wanted {
    @Override
    public String toString() {
      return name.value();
    }
  }
}
