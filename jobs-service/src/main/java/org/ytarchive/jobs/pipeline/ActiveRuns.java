package org.ytarchive.jobs.pipeline;

import io.micronaut.context.annotation.Context;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.signal.Channel;
import org.ytarchive.jobs.signal.Signals;

/** The jobs this process works on, so that a cancelled one is let go of at once. */
@Context
class ActiveRuns {
  private final Map<JobId, Hold> holds = new ConcurrentHashMap<>();

  ActiveRuns(Signals signals) {
    signals.listen(Channel.CANCELLED, this::cancelled);
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

    @Override
    public synchronized void close() {
      closed = true;
      holds.remove(id, this);
      if (stopped) {
        Thread.interrupted(); // it was meant for this job, not for the next
      }
    }
  }
}
