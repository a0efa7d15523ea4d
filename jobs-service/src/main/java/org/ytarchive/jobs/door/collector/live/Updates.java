package org.ytarchive.jobs.door.collector.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.ytarchive.jobs.door.collector.Announcement;
import org.ytarchive.jobs.door.collector.Announcements;
import org.ytarchive.jobs.events.EventFeed;
import org.ytarchive.jobs.events.EventReader;
import org.ytarchive.jobs.events.Interest;
import org.ytarchive.jobs.events.JobEvent;

/** What listeners are told of an event, worked out once for all of them. */
@Singleton
class Updates {
  private static final int KEPT = 1_000;

  private final EventFeed feed;
  private final Announcements announcements;
  private final Cache<Long, List<Map<String, Object>>> known =
      Caffeine.newBuilder().maximumSize(KEPT).build();

  Updates(EventFeed feed, Announcements announcements) {
    this.feed = feed;
    this.announcements = announcements;
  }

  /** Before what happens from now on. Asks the database. */
  Offset now() {
    return new Offset(feed.now(), 0);
  }

  EventReader open(Offset from) {
    return feed.open(Interest.all(), from.position());
  }

  /** One for each name of the job, in an order that stays; none for most events. */
  List<Map<String, Object>> of(JobEvent event) {
    return announcements.isAnnounced(event)
        ? known.get(event.position().id(), id -> written(event))
        : List.of();
  }

  private List<Map<String, Object>> written(JobEvent event) {
    return announcements.of(event).stream().map(Announcement::fields).toList();
  }
}
