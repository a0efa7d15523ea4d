package org.ytarchive.download.download;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away what processes that died could not: at start, and once an hour. */
@Singleton
class FolderSweep implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger log = LoggerFactory.getLogger(FolderSweep.class);

  /** Longer than any tool takes to end. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final WorkFolders folders;

  FolderSweep(WorkFolders folders) {
    this.folders = folders;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    Thread.ofVirtual().name("sweep").start(this::sweep);
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "1h")
  @ExecuteOn(TaskExecutors.BLOCKING)
  void sweep() {
    try {
      folders.sweep(GRACE);
    } catch (RuntimeException e) {
      log.warn("old work folders could not be cleared away: {}", e.toString());
    }
  }
}
