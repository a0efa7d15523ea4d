package org.ytarchive.download.work;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls each {@link Sweep}; what one of them cannot do now, it does the next time. */
@Singleton
class Sweeps implements ApplicationEventListener<ServerStartupEvent> {
  private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

  private final List<Sweep> all;

  Sweeps(List<Sweep> all) {
    this.all = all;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    Thread.ofVirtual().name("sweep").start(this::sweep);
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "1h")
  @ExecuteOn(TaskExecutors.BLOCKING)
  void sweep() {
    all.forEach(Sweeps::tryOne);
  }

  private static void tryOne(Sweep one) {
    try {
      one.sweep();
    } catch (RuntimeException e) {
      log.warn("old work folders could not be cleared away: {}", e.toString());
    }
  }
}
