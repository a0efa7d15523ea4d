package org.ytarchive.storage.stats;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.contracts.storage.StorageStats;
import org.ytarchive.contracts.storage.StorageStats.Breakdown;
import org.ytarchive.contracts.storage.StorageStats.Part;
import org.ytarchive.storage.file.FileKind;

/** Statistics ({@code ytarchive.md}, "Get Storage Statistics", and by its curl example). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class StatsController {
  private final TotalsStore totals;
  private final Clock clock;

  StatsController(TotalsStore totals, Clock clock) {
    this.totals = totals;
    this.clock = clock;
  }

  @Get(uris = {"/storage/stats", "/stats"})
  Envelope<StorageStats> stats() {
    return Envelope.success(view(totals.totals()), clock.instant());
  }

  private static StorageStats view(Totals totals) {
    return new StorageStats(
        totals.videos(),
        totals.bytes(),
        totals.seconds(),
        totals.oldest(),
        totals.newest(),
        new Breakdown(
            part(totals, FileKind.VIDEO),
            part(totals, FileKind.METADATA),
            part(totals, FileKind.THUMBNAIL),
            part(totals, FileKind.AUDIO),
            part(totals, FileKind.SUBTITLES),
            part(totals, FileKind.ENHANCED),
            part(totals, FileKind.EXTRACTED)));
  }

  private static Part part(Totals totals, FileKind kind) {
    var count = totals.of(kind);
    return new Part(count.files(), count.bytes());
  }
}
