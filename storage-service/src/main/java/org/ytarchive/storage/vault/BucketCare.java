package org.ytarchive.storage.vault;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.Readiness.CheckResult;
import org.ytarchive.common.http.ReadinessCheck;
import org.ytarchive.storage.object.ObjectSettings;
import org.ytarchive.storage.object.ObjectStore;
import org.ytarchive.storage.object.ObjectStores;

/** Whether the bucket can be asked; and that nothing half sent stays in it. */
@Singleton
@Requires(property = "ytarchive.objects.backend", notEquals = "local")
class BucketCare implements ReadinessCheck {
  private static final Logger log = LoggerFactory.getLogger(BucketCare.class);

  private final ObjectStores stores;
  private final ObjectSettings settings;
  private final Clock clock;

  BucketCare(ObjectStores stores, ObjectSettings settings, Clock clock) {
    this.stores = stores;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "bucket";
  }

  @Override
  public CheckResult check() {
    return stores.bucket().map(BucketCare::ask).orElseGet(() -> CheckResult.up(Map.of()));
  }

  private static CheckResult ask(ObjectStore bucket) {
    try (var none = bucket.list(ObjectKeys.FOLDER + "none/")) {
      return CheckResult.up(Map.of("address", bucket.address(), "found", none.count()));
    } catch (IOException e) {
      log.warn("the bucket cannot be asked: {}", e.getMessage());
      return CheckResult.down("the bucket cannot be asked");
    }
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1h")
  void endUnfinished() {
    stores.bucket().ifPresent(this::endUnfinished);
  }

  private void endUnfinished(ObjectStore bucket) {
    var before = clock.instant().minus(settings.grace());
    try {
      int ended = bucket.endUnfinished(ObjectKeys.FOLDER, before);
      if (ended > 0) {
        log.info("{} uploads that never came to an end are gone from the bucket", ended);
      }
    } catch (IOException e) {
      log.warn("unfinished uploads wait for the next sweep: {}", e.getMessage());
    }
  }
}
