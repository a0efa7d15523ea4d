package org.ytarchive.download.queue;

/** Hears what any replica says over the database. Each bean of this type is called. */
public interface NoticeListener {

  String channel();

  /** Called from the one thread that listens: must not wait for anything. */
  void heard(String payload);

  /** Something may have been said while nobody listened: look for yourself. */
  void missed();
}
