package org.ytarchive.storage.workplan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.http.idempotency.Idempotent;
import org.ytarchive.contracts.storage.DeletedWorkPlan;
import org.ytarchive.contracts.storage.WorkPlanList;
import org.ytarchive.contracts.storage.WorkPlanView;
import org.ytarchive.storage.json.JsonBody;

/**
 * Work plans in and out ({@code ytarchive.md}, "Create Work Plan", "List Work Plans", and what
 * follows from them).
 */
@Controller("/storage/workplan")
@ExecuteOn(TaskExecutors.BLOCKING)
class WorkPlanController {
  private final WorkPlanService plans;
  private final Clock clock;

  WorkPlanController(WorkPlanService plans, Clock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  /** Takes a {@link org.ytarchive.contracts.storage.NewWorkPlan}. */
  @Idempotent
  @Post
  HttpResponse<Envelope<WorkPlanView>> create(@Body @Nullable byte[] body) {
    var plan = plans.create(WorkPlanRequest.of(JsonBody.parse(body)));
    return HttpResponse.created(envelope(view(plan)), URI.create("/storage/workplan/" + plan.id()));
  }

  @Get("/{workPlanId}")
  Envelope<WorkPlanView> get(String workPlanId) {
    return envelope(view(plans.get(WorkPlanId.parse(workPlanId))));
  }

  /** Takes a {@link org.ytarchive.contracts.storage.WorkPlanChange}. */
  @Patch("/{workPlanId}")
  Envelope<WorkPlanView> change(String workPlanId, @Body @Nullable byte[] body) {
    var patch = WorkPlanPatch.of(JsonBody.parse(body));
    return envelope(view(plans.change(WorkPlanId.parse(workPlanId), patch)));
  }

  @Delete("/{workPlanId}")
  Envelope<DeletedWorkPlan> delete(String workPlanId) {
    var plan = WorkPlanId.parse(workPlanId);
    plans.delete(plan);
    return envelope(new DeletedWorkPlan(plan.toString(), clock.instant()));
  }

  @Get
  Envelope<WorkPlanList> list(
      @Nullable @QueryValue List<String> status,
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @Nullable @QueryValue String cursor) {
    var listing = WorkPlanListing.read(status, limit, offset, cursor);
    var page = plans.list(listing.query());
    var views = page.plans().stream().map(WorkPlanController::view).toList();
    return envelope(
        new WorkPlanList(views, page.total(), page.hasMore(), listing.nextCursor(page)));
  }

  private static WorkPlanView view(WorkPlan plan) {
    return new WorkPlanView(
        plan.id().toString(),
        plan.videoIds().stream().map(VideoId::value).toList(),
        plan.reason(),
        plan.status().wireName(),
        plan.createdAt(),
        plan.updatedAt(),
        plan.retryCount(),
        plan.metadata());
  }

  private <T> Envelope<T> envelope(T data) {
    return Envelope.success(data, clock.instant());
  }
}
