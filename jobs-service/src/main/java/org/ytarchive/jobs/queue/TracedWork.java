package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.ytarchive.common.http.tracing.Tracing;
import org.ytarchive.jobs.pipeline.JobWorker;

/** Goes on with the trace of who put the work into the queue. */
final class TracedWork implements ExecutionInterceptor {
  private final Tracing tracing;

  TracedWork(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> entry, ExecutionContext context, ExecutionChain chain) {
    var order = entry.getData() instanceof String text ? text : null;
    try (var span = tracing.follow(order, entry.getTaskName())) {
      span.put("ytarchive.work", entry.getId());
      try {
        return chain.proceed(entry, context);
      } catch (JobWorker.Waits | JobWorker.Held notYet) {
        span.forget();
        throw notYet;
      } catch (RuntimeException e) {
        span.fail(e.getClass().getSimpleName());
        throw e;
      }
    }
  }
}
