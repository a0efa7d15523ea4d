package org.ytarchive.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ytarchive.contracts.storage.NewRecord;
import org.ytarchive.contracts.storage.NewWorkPlan;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.contracts.storage.WorkPlanList;
import org.ytarchive.contracts.storage.WorkPlanView;

/** Keeps what it is given. */
public final class FakeStorage extends FakeServer {
  public final List<NewRecord> records = new CopyOnWriteArrayList<>();
  public final List<WorkPlanView> plans = new CopyOnWriteArrayList<>();

  /** The next records are refused with this status. */
  public volatile int refusal;

  @Override
  void answer(HttpExchange exchange, String request) throws IOException {
    switch (request.split("[?]")[0]) {
      case "POST /storage/metadata" -> save(exchange, body(exchange, NewRecord.class));
      case "POST /storage/workplan" -> plan(exchange, body(exchange, NewWorkPlan.class));
      case "GET /storage/workplan" ->
          success(exchange, 200, new WorkPlanList(plans, plans.size(), false, null));
      default -> success(exchange, 200, Map.of());
    }
  }

  private void save(HttpExchange exchange, NewRecord asked) throws IOException {
    if (refusal != 0) {
      error(exchange, refusal, "METADATA_INVALID", "not what it should be");
      return;
    }
    records.add(asked);
    var id = Objects.requireNonNull(asked.videoId());
    success(
        exchange,
        201,
        new VideoRecordView(
            id,
            "youtube",
            null,
            asked.filePath(),
            asked.fileSize(),
            asked.sha256(),
            Instant.EPOCH,
            Map.of(),
            List.of()));
  }

  private void plan(HttpExchange exchange, NewWorkPlan asked) throws IOException {
    var view =
        new WorkPlanView(
            "wp_" + (plans.size() + 1),
            Objects.requireNonNull(asked.videoIds()),
            Objects.requireNonNull(asked.reason()),
            "pending",
            Instant.EPOCH,
            Instant.EPOCH,
            1,
            Objects.requireNonNull(asked.metadata()));
    plans.addFirst(view);
    success(exchange, 201, view);
  }
}
