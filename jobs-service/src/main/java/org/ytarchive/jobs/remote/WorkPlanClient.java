package org.ytarchive.jobs.remote;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.client.annotation.Client;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.http.idempotency.KeyedRequest;
import org.ytarchive.contracts.storage.NewWorkPlan;
import org.ytarchive.contracts.storage.WorkPlanList;
import org.ytarchive.contracts.storage.WorkPlanView;
import org.ytarchive.jobs.pipeline.WorkPlans;

/** The storage service's work plans. */
@Client("storage-lookup")
interface WorkPlanClient extends WorkPlans {

  @Override
  @Post("/storage/workplan")
  Envelope<WorkPlanView> create(@Header(KeyedRequest.HEADER) String key, @Body NewWorkPlan plan);

  @Override
  @Get("/storage/workplan")
  Envelope<WorkPlanList> list(@QueryValue int limit);
}
