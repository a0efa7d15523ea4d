package org.ytarchive.common.http.queue;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a worker that was fenced off end quietly: what it worked on is another's by now, and taking
 * it off the queue is no longer its business.
 */
public final class TakenOver implements ExecutionInterceptor {
  private static final Logger log = LoggerFactory.getLogger(TakenOver.class);

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> entry, ExecutionContext context, ExecutionChain chain) {
    return quiet(chain.proceed(entry, context));
  }

  static <T> CompletionHandler<T> quiet(CompletionHandler<T> ending) {
    return (complete, queue) -> {
      try {
        ending.complete(complete, queue);
      } catch (ExecutionException gone) {
        var entry = complete.getExecution().taskInstance.getId();
        log.info("{}: another worker has taken it over", entry);
      }
    };
  }
}
