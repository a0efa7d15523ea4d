package org.ytarchive.jobs.egress;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;

/**
 * How the way to a host stands, over all replicas. Free, or blocked since the host refused us: then
 * one job at a time, the probe, tries again when a cool-down is over. Its moves are pure; {@link
 * EgressStore#change} writes them.
 *
 * @param reason what the host said last; there while blocked
 * @param since when it was blocked; null: the way is free
 * @param until when the next probe may begin; there while blocked
 * @param pause the last cool-down, before jitter
 * @param refusals how often we were refused since it was blocked
 * @param probe the job that tries now
 * @param probeUntil until when that probe is believed to live, unless it says so again
 * @param liftedAt when the last block ended
 */
public record EgressState(
    Egress egress,
    @Nullable Failure reason,
    @Nullable Instant since,
    @Nullable Instant until,
    Duration pause,
    int refusals,
    @Nullable JobId probe,
    @Nullable Instant probeUntil,
    @Nullable Instant liftedAt) {

  /** A way on which nothing has happened yet. */
  public static EgressState free(Egress egress) {
    return new EgressState(egress, null, null, null, Duration.ZERO, 0, null, null, null);
  }

  public boolean isBlocked() {
    return since != null;
  }

  /** Whether some job may set out as the probe now. */
  public boolean awaitsProbe(Instant now) {
    return isBlocked() && !now.isBefore(opensAt()) && !isProbed(now);
  }

  /** Whether a probe is on its way. */
  public boolean isProbed(Instant now) {
    return probe != null && probeUntil != null && now.isBefore(probeUntil);
  }

  public boolean isProbedBy(JobId job) {
    return isBlocked() && job.equals(probe);
  }

  /** When the next probe may begin; only while blocked. */
  public Instant opensAt() {
    return Objects.requireNonNull(until, "not blocked");
  }

  /** We were refused: by a first job, or by the probe once more. */
  EgressState refused(Failure why, Duration coolDown, Instant opens, Instant now) {
    var from = since == null ? now : since;
    return new EgressState(
        egress, why, from, opens, coolDown, since == null ? 1 : refusals + 1, null, null, liftedAt);
  }

  /** The probe came back and knows nothing: the next one waits as long as this one did. */
  EgressState unanswered(Instant opens) {
    return new EgressState(egress, reason, since, opens, pause, refusals, null, null, liftedAt);
  }

  /** This job sets out as the probe, or says that it is still on its way. */
  EgressState probed(JobId job, Instant lease) {
    return new EgressState(egress, reason, since, until, pause, refusals, job, lease, liftedAt);
  }

  /** The probe ended before it could ask; another may go at once. */
  EgressState unprobed() {
    return new EgressState(egress, reason, since, until, pause, refusals, null, null, liftedAt);
  }

  /** The host answers us again. */
  EgressState lifted(Instant now) {
    return new EgressState(egress, null, null, null, pause, 0, null, null, now);
  }
}
