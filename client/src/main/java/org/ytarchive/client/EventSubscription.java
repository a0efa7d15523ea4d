package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * The server-sent events of one thing, to the end of its {@link Story}. A connection that breaks,
 * falls silent or leaves something out is made anew.
 */
final class EventSubscription extends Reconnecting implements EventConnection.Owner {
  private final Supplier<CompletableFuture<URI>> address;
  private final Story story;
  @Nullable private EventConnection connection;

  EventSubscription(Http http, Supplier<CompletableFuture<URI>> address, Story story) {
    super(http);
    this.address = address;
    this.story = story;
  }

  /** What is told of one thing, and how far it was heard. Asked by one thread at a time. */
  interface Story {

    /** Where a new connection is to begin. */
    HttpRequest.Builder resumed(HttpRequest.Builder request);

    /** Tells the listener, unless it knows; what is thrown ends the subscription. */
    Next hear(SseParser.Event said);
  }

  /** What follows from an event. */
  enum Next {
    GO_ON,
    KNOWN,
    /** Something before it is missing. */
    ASK_AGAIN,
    END
  }

  /**
   * @param path of the service's
   */
  static Subscription to(Remote<?> service, String path, Story story) {
    var made = new EventSubscription(service.http(), () -> service.at(path), story);
    return service.http().opened(made.start());
  }

  EventSubscription start() {
    connect();
    return this;
  }

  @Override
  void dial() {
    address
        .get()
        .thenCompose(
            at ->
                http.sendOnce(
                    request(at), BodyHandlers.ofPublisher(), http.options().requestTimeout()))
        .whenComplete(this::answered);
  }

  private synchronized HttpRequest request(URI at) {
    var request = HttpRequest.newBuilder(at).header("Accept", "text/event-stream");
    return story.resumed(request).build();
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
    if (isOver()) {
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
      fail(failure);
    } else {
      connectAgain();
    }
  }

  @Override
  synchronized void letGo() {
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
    if (!isOver()) {
      connectAgain();
    }
  }

  @Override
  public synchronized void heard(EventConnection from, SseParser.Event said) {
    if (connection != from || isOver()) {
      return;
    }
    switch (story.hear(said)) {
      case GO_ON -> goesWell();
      case KNOWN -> {}
      case ASK_AGAIN -> lost(from);
      case END -> close();
    }
  }

  @Override
  public void broken(Throwable failure) {
    fail(failure);
  }

  @Override
  public synchronized boolean isCurrent(EventConnection which) {
    return connection == which;
  }
}
