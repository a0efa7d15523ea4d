package org.ytarchive.common.http.queue;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.function.Predicate;
import org.ytarchive.common.http.tracing.SpanScope;
import org.ytarchive.common.http.tracing.Tracing;

/** Goes on with the trace of who put the work into the queue. */
public final class TracedWork implements ExecutionInterceptor {
  private final Tracing tracing;
  private final Predicate<RuntimeException> notYet;

  /** For work that always begins when it is fetched. */
  public TracedWork(Tracing tracing) {
    this(tracing, error -> false);
  }

  /**
   * @param notYet tells what is thrown when the work goes back into the queue without having begun:
   *     that belongs into no trace
   */
  public TracedWork(Tracing tracing, Predicate<RuntimeException> notYet) {
    this.tracing = tracing;
    this.notYet = notYet;
  }

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> entry, ExecutionContext context, ExecutionChain chain) {
    var order = entry.getData() instanceof String text ? text : null;
    try (var span = tracing.follow(order, entry.getTaskName())) {
      span.put("ytarchive.work", entry.getId());
      try {
        return chain.proceed(entry, context);
      } catch (RuntimeException e) {
        note(span, e);
        throw e;
      }
    }
  }

  private void note(SpanScope span, RuntimeException error) {
    if (notYet.test(error)) {
      span.forget();
    } else {
      span.fail(error.getClass().getSimpleName());
    }
  }
}
