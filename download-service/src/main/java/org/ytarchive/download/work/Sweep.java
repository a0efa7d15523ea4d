package org.ytarchive.download.work;

/**
 * Clears away what processes that died could not. Each bean of this type is called at the start and
 * once an hour.
 */
public interface Sweep {

  void sweep();
}
