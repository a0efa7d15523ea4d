package org.ytarchive.jobs.pipeline;

import io.micronaut.context.annotation.Context;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.EgressState;
import org.ytarchive.jobs.signal.Channel;
import org.ytarchive.jobs.signal.Signals;

/** The jobs this process works on, so that a cancelled one is let go of at once. */
@Context
class ActiveRuns {
  private final Map<JobId, Hold> holds = new ConcurrentHashMap<>();
  private final AtomicReference<Optional<Instant>> blockedSince =
      new AtomicReference<>(Optional.empty());

  ActiveRuns(Signals signals, Breaker breaker) {
    signals.listen(Channel.CANCELLED, this::cancelled);
    breaker.listen(this::blocked);
  }

  /** What has not begun to flow would be refused too. */
  private void blocked(EgressState state) {
    var since = Optional.ofNullable(state.since());
    if (!blockedSince.getAndSet(since).equals(since) && since.isPresent()) {
      holds.values().forEach(Hold::withdraw);
    }
  }

  /** An empty id says that some were missed; those are refused at their next write. */
  private void cancelled(String id) {
    if (!id.isEmpty()) {
      var hold = holds.get(new JobId(UUID.fromString(id)));
      if (hold != null) {
        hold.stop();
      }
    }
  }

  Hold hold(JobId id, Thread worker) {
    var hold = new Hold(id, worker);
    holds.put(id, hold);
    return hold;
  }

  /** A thread at work. It is interrupted only while it is. */
  final class Hold implements AutoCloseable {
    private final JobId id;
    private final Thread worker;
    private boolean stopped;
    private boolean withdrawn;
    private boolean flowing;
    private boolean closed;

    private Hold(JobId id, Thread worker) {
      this.id = id;
      this.worker = worker;
    }

    synchronized void stop() {
      if (!closed && !stopped) {
        stopped = true;
        worker.interrupt();
      }
    }

    synchronized boolean isStopped() {
      return stopped;
    }

    /** Takes the job back into the queue, unless something comes of it already. */
    synchronized void withdraw() {
      if (!closed && !stopped && !flowing) {
        withdrawn = true;
        worker.interrupt();
      }
    }

    synchronized boolean isWithdrawn() {
      return withdrawn && !stopped;
    }

    /** From now on a block is no reason to take the job back. */
    synchronized void flows() {
      flowing = true;
    }

    /** How it ended is about to be written: nobody disturbs that any more. */
    synchronized void settle() {
      closed = true;
      if (stopped || withdrawn) {
        Thread.interrupted(); // it was meant for this job, not for the next
      }
    }

    @Override
    public void close() {
      settle();
      holds.remove(id, this);
    }
  }
}
