package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * How a request is sent once, and followed where it is sent on.
 *
 * @param limit of each of the requests this takes
 * @param fine the statuses that count as success
 */
record Try<T>(Http http, BodyHandler<T> body, Duration limit, IntPredicate fine) {

  /** The body of a success, or else what was said instead. */
  record Body<T>(@Nullable T whole, byte[] error) {}

  /** Completes with whatever was answered; fails where nothing was, with an I/O error mostly. */
  CompletableFuture<HttpResponse<Body<T>>> send(HttpRequest request) {
    return follow(request, 0);
  }

  private CompletableFuture<HttpResponse<Body<T>>> follow(HttpRequest request, int redirects) {
    return once(request)
        .thenCompose(
            answer ->
                Redirects.next(request, answer)
                    .filter(to -> redirects < Redirects.MOST)
                    .map(next -> follow(next, redirects + 1))
                    .orElseGet(() -> CompletableFuture.completedFuture(answer)));
  }

  private CompletableFuture<HttpResponse<Body<T>>> once(HttpRequest request) {
    var sent =
        request
            .bodyPublisher()
            .map(b -> new WatchedBody(b, http.options().idleTimeout(), http::later));
    var call = http.client().sendAsync(sent.map(b -> b.in(request)).orElse(request), handler());
    var answer = call.copy();
    sent.ifPresent(b -> watch(b, answer));
    return answer
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .handle((whole, failure) -> outcome(call, whole, failure, limit))
        .thenCompose(Function.identity());
  }

  /** Either ends the other. */
  private static void watch(WatchedBody body, CompletableFuture<?> answer) {
    answer.whenComplete((whole, failure) -> body.end());
    body.sent().whenComplete((none, stalled) -> fail(answer, stalled));
  }

  private static void fail(CompletableFuture<?> answer, @Nullable Throwable why) {
    if (why != null) {
      answer.completeExceptionally(why);
    }
  }

  private static <T> CompletableFuture<T> outcome(
      CompletableFuture<T> call, @Nullable T answer, @Nullable Throwable failure, Duration limit) {
    if (failure == null) {
      return CompletableFuture.completedFuture(answer);
    }
    call.cancel(true); // fine when it has ended by itself
    var cause = Futures.cause(failure);
    return CompletableFuture.failedFuture(
        cause instanceof TimeoutException
            ? new HttpTimeoutException("no answer within " + limit)
            : cause);
  }

  private BodyHandler<Body<T>> handler() {
    return info ->
        fine.test(info.statusCode())
            ? BodySubscribers.mapping(body.apply(info), whole -> new Body<>(whole, new byte[0]))
            : BodySubscribers.mapping(
                BodySubscribers.ofByteArray(), error -> new Body<>(null, error));
  }
}
