package org.ytarchive.client;

import java.util.concurrent.CompletableFuture;

/**
 * Listens over one connection after another, with pauses that grow, until it is closed, there is
 * nothing more to hear, or nothing was heard for long.
 */
abstract class Reconnecting implements Subscription {
  final Http http;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private int failures;
  private long lastHeard = System.nanoTime();

  Reconnecting(Http http) {
    this.http = http;
  }

  /** Makes a connection. */
  abstract void dial();

  /** Drops the connection, if there is one. */
  abstract void letGo();

  final void connect() {
    if (!isOver()) {
      dial();
    }
  }

  /** After a pause. */
  final void connectAgain() {
    http.later(http.repeats().pause(failed())).execute(this::connect);
  }

  private synchronized int failed() {
    return ++failures;
  }

  /** The next pause is a short one. */
  final synchronized void goesWell() {
    failures = 0;
  }

  public final synchronized void isAlive() {
    lastHeard = System.nanoTime();
  }

  final synchronized long silentNanos() {
    return System.nanoTime() - lastHeard;
  }

  final boolean isGivenUp() {
    return silentNanos() > http.options().giveUpAfter().toNanos();
  }

  final boolean isOver() {
    return ended.isDone();
  }

  final void fail(Throwable failure) {
    ended.completeExceptionally(failure);
    letGo();
  }

  @Override
  public final CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public final void close() {
    ended.complete(null);
    letGo();
  }
}
