package org.ytarchive.standin.catalogue;

/**
 * Who published a video.
 *
 * @param id YouTube's 24 characters beginning with {@code UC}
 * @param handle the name in addresses, with its {@code @}
 */
public record StandInChannel(String id, String handle, String title) {

  /** Publishes everything that names no other channel. */
  public static final StandInChannel DEFAULT =
      new StandInChannel("UCstandin0standin0stand0", "@standin", "Stand-in Channel");

  public StandInChannel {
    if (!id.matches("UC[A-Za-z0-9_-]{22}")) {
      throw new IllegalArgumentException("not a channel id: " + id);
    }
    if (!handle.startsWith("@")) {
      throw new IllegalArgumentException("a handle begins with @: " + handle);
    }
  }
}
