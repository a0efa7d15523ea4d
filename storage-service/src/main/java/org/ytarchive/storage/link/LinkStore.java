package org.ytarchive.storage.link;

import java.util.List;
import java.util.UUID;

/** Remembers links. Works on the disk happen under the owner's turn, one after the other. */
public interface LinkStore {

  /** Writes down those that are new, before they are made. */
  void note(List<Link> links);

  /** All of an owner's. */
  List<Link> list(UUID owner);

  /**
   * Makes what {@code maker} makes of those that are still noted, nobody removing them meanwhile.
   */
  void make(UUID owner, List<Link> links, Maker maker);

  /**
   * Forgets all of an owner's once {@code maker} has removed them; when it throws, they are all
   * still known.
   *
   * @return what was forgotten
   */
  List<Link> remove(UUID owner, Maker maker);

  /** Forgets one that could not be made. */
  void forget(Link link);

  /** Does something to a link on the disk; what was done already is fine. */
  interface Maker {
    void apply(Link link);
  }
}
