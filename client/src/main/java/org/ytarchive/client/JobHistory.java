package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.Set;
import org.ytarchive.client.model.JobEventView;

/**
 * What was heard of one job so far. A connection may bring an event twice, or miss some; this one
 * tells.
 */
final class JobHistory {
  private static final Set<String> LAST = Set.of("job_completed", "job_failed", "job_cancelled");

  @Nullable private Long lastId;
  private long lastNumber;
  private long askedAgainAfter = -1;
  private boolean ended;

  enum Verdict {
    NEW,
    KNOWN,
    /** Something between the last one and this is missing. */
    GAP
  }

  Verdict judge(JobEventView event) {
    var id = event.getId();
    var number = event.getSeq();
    if (id == null || number == null) {
      return Verdict.NEW; // progress, which is no history
    }
    if (lastId != null && id <= lastId) {
      return Verdict.KNOWN;
    }
    return number > lastNumber + 1 && askedAgainAfter != lastNumber ? Verdict.GAP : Verdict.NEW;
  }

  void keep(JobEventView event) {
    var id = event.getId();
    var number = event.getSeq();
    if (id != null && number != null) {
      lastId = id;
      lastNumber = number;
      ended = LAST.contains(event.getEvent());
    }
  }

  /** Once from here; if the service then leaves the same out, there is no more to be had. */
  void askAgain() {
    askedAgainAfter = lastNumber;
  }

  /** Where to resume; null: from the beginning. */
  @Nullable
  Long lastId() {
    return lastId;
  }

  boolean hasEnded() {
    return ended;
  }
}
