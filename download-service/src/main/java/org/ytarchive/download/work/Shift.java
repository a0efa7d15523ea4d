package org.ytarchive.download.work;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.ytarchive.common.http.RequestIds;
import org.ytarchive.download.queue.HandOver;
import org.ytarchive.download.queue.WorkKind;

/**
 * Sees tasks of one kind through, whatever stops them: the row stays true, be it failed, cancelled
 * by whoever cancelled it, back in the queue, or left to the newer run.
 *
 * @param <R> names one worker's hold on a task
 */
public final class Shift<R> {
  private static final Logger log = LoggerFactory.getLogger(Shift.class);

  private final WorkKind kind;
  private final Runs<?, R> runs;
  private final Persistently persistently;

  public Shift(WorkKind kind, Runs<?, R> runs, Persistently persistently) {
    this.kind = kind;
    this.runs = runs;
    this.persistently = persistently;
  }

  /**
   * Returns when the task is over, however it ended.
   *
   * @throws HandOver when another worker shall go on with it
   */
  public void work(Task<R> task) {
    MDC.put(RequestIds.JOB_MDC_KEY, task.jobId());
    try (var running = runs.open(task.run())) {
      log.info("{} starts: {}", task.run(), task.title());
      work(task, running);
    } catch (InterruptedException e) {
      throw new HandOver(task.run() + ": stopped while waiting for the run before");
    } finally {
      MDC.remove(RequestIds.JOB_MDC_KEY);
    }
  }

  private void work(Task<R> task, Running<R> running) {
    try {
      task.complete(running);
    } catch (FailedWork e) {
      task.fail(running, e.failure());
    } catch (InterruptedException e) {
      stopped(task, running);
    } catch (HandOver e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      log.error("{} broke", task.run(), e);
      task.fail(running, Breakdown.explain(e, kind));
    }
  }

  private void stopped(Task<R> task, Running<R> running) {
    var why = running.asked().orElse(Running.Stop.HAND_OVER);
    log.info("{}: stopped, {}", task.run(), why);
    if (why == Running.Stop.HAND_OVER) {
      persistently.write(running, () -> task.release(task.run()));
      throw new HandOver(task.run() + " goes on elsewhere");
    }
  }
}
