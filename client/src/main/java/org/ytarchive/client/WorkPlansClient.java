package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.stream.Stream;
import org.ytarchive.client.model.DeletedWorkPlan;
import org.ytarchive.client.model.NewWorkPlan;
import org.ytarchive.client.model.WorkPlanChange;
import org.ytarchive.client.model.WorkPlanList;
import org.ytarchive.client.model.WorkPlanView;

/** What {@link StorageClient} does for work plans: lists of what is to be tried again. */
abstract class WorkPlansClient extends ServiceClient {
  private static final int PAGE = 50;

  private final AsyncStorageClient async;

  WorkPlansClient(AsyncStorageClient async) {
    super(async);
    this.async = async;
  }

  /** Remembers videos to be tried again; {@link JobsClient#runWorkPlan} does. */
  public WorkPlanView createWorkPlan(NewWorkPlan plan) {
    return Futures.await(async.createWorkPlan(plan));
  }

  /**
   * One work plan.
   *
   * @throws NotFoundException if there is none
   */
  public WorkPlanView getWorkPlan(String workPlanId) {
    return Futures.await(async.getWorkPlan(workPlanId));
  }

  /**
   * One page of work plans, newest first.
   *
   * @param statuses only those in one of these states; empty: all
   * @param limit how many at most, 1 to 500
   * @param cursor the {@code next_cursor} of the page before; null: the first page
   */
  public WorkPlanList listWorkPlans(List<String> statuses, int limit, @Nullable String cursor) {
    return Futures.await(async.listWorkPlans(statuses, limit, cursor));
  }

  /** All of them, read page by page as the stream is. */
  public Stream<WorkPlanView> streamWorkPlans(String... statuses) {
    return Pages.stream(
        cursor -> {
          var page = listWorkPlans(List.of(statuses), PAGE, cursor.isEmpty() ? null : cursor);
          return new Pages.Page<>(page.getWorkPlans(), page.getNextCursor());
        });
  }

  /**
   * Changes what is given; the rest stays.
   *
   * @throws ConflictException if no way leads there from the plan's state
   */
  public WorkPlanView changeWorkPlan(String workPlanId, WorkPlanChange change) {
    return Futures.await(async.changeWorkPlan(workPlanId, change));
  }

  /**
   * Forgets a plan; its videos and jobs stay.
   *
   * @throws NotFoundException if there is none, also the second time
   */
  public DeletedWorkPlan deleteWorkPlan(String workPlanId) {
    return Futures.await(async.deleteWorkPlan(workPlanId));
  }
}
