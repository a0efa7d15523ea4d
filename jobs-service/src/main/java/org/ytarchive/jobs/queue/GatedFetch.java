package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Fetches fewer than there is room for, or nothing, when that is what the gate says. What is not
 * fetched keeps its place in the line, at no cost however long the line is.
 */
class GatedFetch extends PostgreSqlJdbcCustomization {
  private final IntUnaryOperator gate;

  /**
   * @param gate how many of the wanted ones may be fetched now
   */
  GatedFetch(IntUnaryOperator gate) {
    super(false, false);
    this.gate = gate;
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
    int allowed = gate.applyAsInt(limit);
    return allowed < 1
        ? List.of()
        : super.lockAndFetchSingleStatement(context, now, allowed, orderByPriority);
  }
}
