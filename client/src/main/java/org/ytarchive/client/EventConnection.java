package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;

/** One answer of server-sent events, as long as it goes on. */
final class EventConnection implements Flow.Subscriber<String> {
  private final Http http;
  private final Owner owner;
  private final SseParser parser = new SseParser();
  private volatile long lastLine = System.nanoTime();
  @Nullable private volatile Flow.Subscription lines;

  EventConnection(Http http, Owner owner) {
    this.http = http;
    this.owner = owner;
  }

  /** Who made the connection, and may have made a newer one since. */
  interface Owner {

    void isAlive();

    void heard(EventConnection from, SseParser.Event event);

    /** It ended, broke or fell silent. */
    void lost(EventConnection which);

    /** An event could not be told; no other connection would help. */
    void broken(Throwable failure);

    boolean isCurrent(EventConnection which);
  }

  void listen(Flow.Publisher<List<ByteBuffer>> body) {
    body.subscribe(
        BodySubscribers.fromLineSubscriber(this, self -> self, StandardCharsets.UTF_8, null));
    watch();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    lines = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    lastLine = System.nanoTime();
    owner.isAlive();
    try {
      parser.take(line).ifPresent(event -> owner.heard(this, event));
    } catch (RuntimeException | Error e) {
      owner.broken(e);
    }
  }

  @Override
  public void onError(Throwable failure) {
    owner.lost(this);
  }

  @Override
  public void onComplete() {
    owner.lost(this);
  }

  void drop() {
    var subscription = lines;
    if (subscription != null) {
      subscription.cancel();
    }
  }

  /** The service says something every few seconds, if only that it is there. */
  private void watch() {
    var silence = http.options().idleTimeout();
    http.later(silence.dividedBy(2)).execute(() -> look(silence));
  }

  private void look(Duration silence) {
    if (System.nanoTime() - lastLine > silence.toNanos()) {
      owner.lost(this);
    } else if (owner.isCurrent(this)) {
      watch();
    }
  }
}
