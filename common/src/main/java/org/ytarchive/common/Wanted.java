package org.ytarchive.common;

/** What a caller wants: what an address of YouTube names, or work of another kind. */
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

  /**
   * What a camera or live stream shows for a while.
   *
   * @param subject what Storage knows the recording by, {@code cap_…}
   */
  record Capture(String subject) implements Wanted {
    public static final String PREFIX = "cap_";

    /** The recording of this job, and of no other. */
    public static Capture of(JobId job) {
      return new Capture(WireId.write(PREFIX, job.value()));
    }

    @Override
    public String toString() {
      return subject;
    }
  }

  /**
   * One pass over a stored file.
   *
   * @param subject what Storage knows the file by, {@code up_…}
   * @param process {@code enhancement} or {@code extraction}
   */
  record Processing(String subject, String process) implements Wanted {
    @Override
    public String toString() {
      return subject;
    }
  }
}
