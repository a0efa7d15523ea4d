package org.ytarchive.jobs.job;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/** How parents live: what happens to one when its entries or children change. Pure. */
public final class Parents {

  private Parents() {}

  /** Its entries are known: counted once, whoever lists them again. */
  public static Optional<Change> listed(Job parent, Listing listing, Instant now) {
    return parent.tally() != null
        ? Optional.empty()
        : Optional.of(Change.quiet(parent.listed(listing.about(), listing.tally(), now)));
  }

  /** These many of its entries got a job that is completed already. */
  public static Change adopted(Job parent, int completed, Instant now) {
    return Change.quiet(parent.count(tally(parent).ended(completed, JobStatus.COMPLETED), now));
  }

  /** These many of its entries that were out of reach are to be tried after all. */
  public static Change revived(Job parent, int entries, Instant now) {
    return Change.quiet(parent.count(tally(parent).reopened(entries), now));
  }

  /** A child, which is this many of its entries, ended or was asked for once more. */
  public static Change childMoved(Job parent, int entries, Job before, Job after, Instant now) {
    var tally = tally(parent);
    if (before.status().isFinal()) {
      return Change.quiet(parent.count(tally.reopened(entries), now));
    }
    return settled(parent.count(tally.ended(entries, after.status()), now), now);
  }

  /** All its entries have their jobs: from here on it only waits for their ends. */
  public static Change working(Job parent, Instant now) {
    var working = parent.enter(Phase.DOWNLOAD, now);
    return tally(parent).pending() == 0
        ? settled(working, now)
        : Change.told(working, EventKind.JOB_PHASE);
  }

  /** Ended, if it was at work and this was the last it waited for. */
  private static Change settled(Job parent, Instant now) {
    boolean waits = parent.phase() != Phase.DOWNLOAD || tally(parent).pending() > 0;
    if (parent.status() != JobStatus.DOWNLOADING || waits) {
      return Change.quiet(parent);
    }
    return tally(parent).unlucky() == 0
        ? Change.told(parent.complete(now), EventKind.JOB_COMPLETED)
        : Change.told(parent.giveUp(incomplete(tally(parent)), now), EventKind.JOB_FAILED);
  }

  private static Failure incomplete(Tally tally) {
    return new Failure(
        ErrorCode.DOWNLOAD_FAILED.name(),
        "%d of %d videos are not archived; details.failed says which and why"
            .formatted(tally.unlucky(), tally.entries()),
        FailureClass.NEVER,
        Map.of("failed", tally.unlucky(), "total", tally.entries()));
  }

  private static Tally tally(Job parent) {
    return Objects.requireNonNull(parent.tally(), "not listed yet");
  }
}
