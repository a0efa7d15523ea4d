package org.ytarchive.client;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.ytarchive.client.generated.ApiClient;
import org.ytarchive.client.model.JobEventView;

/**
 * One job's events to its end, each of them once and in order: a new connection begins behind the
 * last one that was heard.
 */
final class JobStory implements EventSubscription.Story {
  private final JobListener listener;
  private final JobHistory history = new JobHistory();

  JobStory(JobListener listener) {
    this.listener = listener;
  }

  static Subscription of(Remote<?> jobs, String jobId, JobListener listener) {
    var path = "/jobs/" + ApiClient.urlEncode(jobId) + "/events";
    return EventSubscription.to(jobs, path, new JobStory(listener));
  }

  @Override
  public HttpRequest.Builder resumed(HttpRequest.Builder request) {
    var last = history.lastId();
    return last == null ? request : request.header("Last-Event-ID", last.toString());
  }

  @Override
  public EventSubscription.Next hear(SseParser.Event said) {
    var event = Json.read(said.data().getBytes(StandardCharsets.UTF_8), JobEventView.class);
    return switch (history.judge(event)) {
      case KNOWN -> EventSubscription.Next.KNOWN;
      case GAP -> {
        history.askAgain();
        yield EventSubscription.Next.ASK_AGAIN;
      }
      case NEW -> tell(event);
    };
  }

  private EventSubscription.Next tell(JobEventView event) {
    history.keep(event);
    listener.onEvent(event);
    return history.hasEnded() ? EventSubscription.Next.END : EventSubscription.Next.GO_ON;
  }
}
