package org.ytarchive.standalone.cli;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.contracts.jobs.CreatedJob;
import org.ytarchive.contracts.jobs.JobEventView;
import org.ytarchive.contracts.jobs.JobList;
import org.ytarchive.contracts.jobs.JobView;
import org.ytarchive.contracts.jobs.NewJob;
import org.ytarchive.standalone.Service;

/** The jobs service as the command line uses it. */
final class JobsClient {
  private final ObjectMapper json;
  private final ServiceClient service;

  JobsClient(ObjectMapper json, Settings settings) {
    this.json = json;
    this.service = new ServiceClient(json, Service.JOBS, settings);
  }

  CreatedJob create(NewJob job) {
    return service.post("/jobs", job, CreatedJob.class);
  }

  JobView get(String jobId) {
    return service.get("/jobs/" + jobId, JobView.class);
  }

  /** The videos of a playlist or channel that have a job, in its order. */
  List<JobList.Item> children(String jobId) {
    var found = new ArrayList<JobList.Item>();
    var path = "/jobs/" + jobId + "/children?limit=500";
    var page = service.get(path, JobList.class);
    found.addAll(page.jobs());
    while (page.nextCursor() != null) {
      page = service.get(path + "&cursor=" + page.nextCursor(), JobList.class);
      found.addAll(page.jobs());
    }
    return found;
  }

  long count(String status) {
    return service.get("/jobs?limit=1&status=" + status, JobList.class).total();
  }

  /** Hears every event from now on; a socket that fails completes the future exceptionally. */
  CompletableFuture<WebSocket> events(Consumer<JobEventView> listener, Runnable onEnd) {
    return service.listen("/ws", new EventReader(listener, onEnd));
  }

  /** Puts the pieces of a message together; what is no event of ours is left alone. */
  private final class EventReader implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();
    private final Consumer<JobEventView> listener;
    private final Runnable onEnd;

    EventReader(Consumer<JobEventView> listener, Runnable onEnd) {
      this.listener = listener;
      this.onEnd = onEnd;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        listener.accept(read(message.toString()));
        message.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      onEnd.run();
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      onEnd.run();
    }
  }

  private JobEventView read(String text) {
    try {
      return json.readValue(text.getBytes(StandardCharsets.UTF_8), JobEventView.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
