package org.ytarchive.storage.workplan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.Slice;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.storage.WorkPlanList;
import org.ytarchive.contracts.storage.WorkPlanView;
import org.ytarchive.storage.json.JsonBody;

/** Work plans in and out ({@code ytarchive.md}, "Create Work Plan", "List Work Plans"). */
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
  @Post
  HttpResponse<Envelope<WorkPlanView>> create(@Body @Nullable byte[] body) {
    var plan = plans.create(WorkPlanRequest.of(JsonBody.parse(body)));
    return HttpResponse.created(envelope(view(plan)), URI.create("/storage/workplan/" + plan.id()));
  }

  @Get("/{id}")
  Envelope<WorkPlanView> get(String id) {
    return envelope(view(plans.get(WorkPlanId.parse(id))));
  }

  @Get
  Envelope<WorkPlanList> list(
      @QueryValue(defaultValue = "50") int limit, @QueryValue(defaultValue = "0") int offset) {
    var page = plans.list(new Slice(limit, offset));
    var views = page.plans().stream().map(WorkPlanController::view).toList();
    return envelope(new WorkPlanList(views, page.total(), page.hasMore()));
  }

  private static WorkPlanView view(WorkPlan plan) {
    return new WorkPlanView(
        plan.id().toString(),
        plan.videoIds().stream().map(VideoId::value).toList(),
        plan.reason(),
        plan.status().wireName(),
        plan.createdAt(),
        plan.retryCount(),
        plan.metadata());
  }

  private <T> Envelope<T> envelope(T data) {
    return Envelope.success(data, clock.instant());
  }
}
