package org.ytarchive.metadata.quota;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.ytarchive.common.Envelope;
import org.ytarchive.contracts.metadata.QuotaOperations;
import org.ytarchive.contracts.metadata.QuotaView;

/** What is left today. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class QuotaController implements QuotaOperations {
  private final QuotaLedger ledger;
  private final QuotaSettings settings;
  private final boolean configured;
  private final Clock clock;

  QuotaController(
      QuotaLedger ledger,
      QuotaSettings settings,
      @Nullable @Property(name = "ytarchive.youtube.api-key") String key,
      Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.configured = key != null && !key.isBlank();
    this.clock = clock;
  }

  @Override
  public Envelope<QuotaView> quota() {
    var now = clock.instant();
    var day = QuotaDay.of(now);
    var used = ledger.used(day);
    var main = bucket(QuotaBucket.MAIN, used);
    var view =
        new QuotaView(
            configured,
            day,
            QuotaDay.resetAfter(now),
            main.limit(),
            main.used(),
            main.remaining(),
            Arrays.stream(QuotaBucket.values()).map(bucket -> bucket(bucket, used)).toList());
    return Envelope.success(view, now);
  }

  private QuotaView.Bucket bucket(QuotaBucket bucket, Map<QuotaBucket, Long> all) {
    long limit = settings.limit(bucket);
    long used = all.getOrDefault(bucket, 0L);
    return new QuotaView.Bucket(bucket.word(), limit, used, Math.max(0, limit - used));
  }
}
