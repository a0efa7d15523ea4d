package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.ytarchive.client.generated.ApiClient;
import org.ytarchive.client.model.JobEventView;

/**
 * One job's events to its end. A connection that breaks, falls silent or leaves something out is
 * made anew after the last event that was heard, so that the listener hears each of them once and
 * in order.
 */
final class JobSubscription implements Subscription, EventConnection.Owner {
  private final Http http;
  private final URI address;
  private final JobListener listener;
  private final JobHistory history = new JobHistory();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private int failures;
  private long lastHeard = System.nanoTime();
  @Nullable private EventConnection connection;

  JobSubscription(Http http, URI address, JobListener listener) {
    this.http = http;
    this.address = address;
    this.listener = listener;
  }

  static Subscription to(Remote<?> jobs, String jobId, JobListener listener) {
    var base = jobs.http().options().jobsUrl();
    var address = URI.create(base + "/jobs/" + ApiClient.urlEncode(jobId) + "/events");
    return jobs.http().opened(new JobSubscription(jobs.http(), address, listener).start());
  }

  JobSubscription start() {
    connect();
    return this;
  }

  @Override
  public CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public void close() {
    ended.complete(null);
    letGo();
  }

  private void connect() {
    if (ended.isDone()) {
      return;
    }
    http.sendOnce(request(), BodyHandlers.ofPublisher(), http.options().requestTimeout())
        .whenComplete((reply, failure) -> answered(reply, failure));
  }

  private synchronized HttpRequest request() {
    var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
    var last = history.lastId();
    return (last == null ? request : request.header("Last-Event-ID", last.toString())).build();
  }

  private void answered(
      @Nullable Reply<Flow.Publisher<List<ByteBuffer>>> reply, @Nullable Throwable failure) {
    if (reply == null) {
      failed(Futures.cause(failure == null ? new IllegalStateException() : failure));
      return;
    }
    var made = new EventConnection(http, this);
    synchronized (this) {
      connection = made;
    }
    made.listen(reply.body());
    if (ended.isDone()) {
      letGo();
    }
  }

  /** What a pause cannot mend ends the subscription. */
  private void failed(Throwable failure) {
    boolean passes =
        failure instanceof UnreachableException
            || failure instanceof ServiceFailedException
            || failure instanceof RateLimitedException;
    if (!passes || isGivenUp()) {
      ended.completeExceptionally(failure);
    } else {
      again();
    }
  }

  private synchronized boolean isGivenUp() {
    return System.nanoTime() - lastHeard > http.options().giveUpAfter().toNanos();
  }

  private void again() {
    http.later(http.repeats().pause(failed())).execute(this::connect);
  }

  private synchronized int failed() {
    return ++failures;
  }

  private synchronized void letGo() {
    if (connection != null) {
      connection.drop();
      connection = null;
    }
  }

  /** Only what the newest connection says counts. */
  @Override
  public synchronized void lost(EventConnection which) {
    if (connection != which) {
      return;
    }
    letGo();
    if (history.hasEnded()) {
      ended.complete(null);
    } else if (!ended.isDone()) {
      again();
    }
  }

  @Override
  public synchronized void heard(EventConnection from, SseParser.Event said) {
    if (connection != from || ended.isDone()) {
      return;
    }
    var event = Json.read(said.data().getBytes(StandardCharsets.UTF_8), JobEventView.class);
    switch (history.judge(event)) {
      case KNOWN -> {}
      case GAP -> {
        history.askAgain();
        lost(from);
      }
      case NEW -> tell(event);
    }
  }

  @Override
  public void broken(Throwable failure) {
    ended.completeExceptionally(failure);
    letGo();
  }

  private void tell(JobEventView event) {
    history.keep(event);
    failures = 0;
    listener.onEvent(event);
    if (history.hasEnded()) {
      letGo();
      ended.complete(null);
    }
  }

  @Override
  public synchronized void isAlive() {
    lastHeard = System.nanoTime();
  }

  @Override
  public synchronized boolean isCurrent(EventConnection which) {
    return connection == which;
  }
}
