package org.ytarchive.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Sends requests: with the token, after redirects, and again where that is safe. */
final class Http {
  private static final IntPredicate SUCCESS = status -> status / 100 == 2;
  private static final IntPredicate UNREADY_TOO = status -> status / 100 == 2 || status == 503;

  private final ClientOptions options;
  private final Repeats repeats;
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
  private final Executor executor;
  private final HttpClient client;

  Http(ClientOptions options) {
    this.options = options;
    this.repeats = new Repeats(options);
    this.executor = Optional.ofNullable(options.executor()).orElseGet(Http::daemons);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(options.connectTimeout())
            .executor(executor)
            .build();
  }

  /** Threads that come and go with the work, and keep no program from ending. */
  private static Executor daemons() {
    return Executors.newCachedThreadPool(
        work -> {
          var thread = new Thread(work, "ytarchive-client");
          thread.setDaemon(true);
          return thread;
        });
  }

  ClientOptions options() {
    return options;
  }

  Repeats repeats() {
    return repeats;
  }

  HttpClient client() {
    return client;
  }

  /** It is closed with the client, unless it has ended by then. */
  <S extends Subscription> S opened(S subscription) {
    subscriptions.add(subscription);
    subscription.ended().whenComplete((end, failure) -> subscriptions.remove(subscription));
    return subscription;
  }

  /** Ends what still listens, and the threads of our own. */
  void close() {
    subscriptions.forEach(Subscription::close);
    if (executor instanceof ExecutorService threads && options.executor() == null) {
      threads.shutdown();
    }
  }

  /** Runs what it is given after a pause. */
  Executor later(Duration pause) {
    return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, executor);
  }

  /** Work that blocks, on the caller's executor if there is one. */
  <T> CompletableFuture<T> background(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, executor);
  }

  /**
   * Completes with a success, or fails with a {@link YTArchiveException}.
   *
   * @param limit until the body is there, or, of a body that is streamed, the headers; for each
   *     attempt
   */
  <T> CompletableFuture<Reply<T>> send(HttpRequest request, BodyHandler<T> body, Duration limit) {
    return attempt(authorized(request), new Try<>(this, body, limit, SUCCESS), 1);
  }

  /** The same, whatever comes of the first attempt. */
  <T> CompletableFuture<Reply<T>> sendOnce(
      HttpRequest request, BodyHandler<T> body, Duration limit) {
    return attempt(authorized(request), new Try<>(this, body, limit, SUCCESS), Integer.MAX_VALUE);
  }

  /** The same; what the service says of itself is an answer, also when it is not ready. */
  <T> CompletableFuture<Reply<T>> inspect(HttpRequest request, BodyHandler<T> body) {
    var wanted = new Try<>(this, body, options.requestTimeout(), UNREADY_TOO);
    return attempt(authorized(request), wanted, Integer.MAX_VALUE);
  }

  /** A body that may take its time, but may not fall silent. */
  InputStream patient(InputStream body) {
    return new PatientStream(body, options.idleTimeout(), this::later);
  }

  HttpRequest authorized(HttpRequest request) {
    if (options.token() == null) {
      return request;
    }
    var bearer = "Bearer " + options.token();
    return HttpRequest.newBuilder(request, (n, v) -> true)
        .setHeader("Authorization", bearer)
        .build();
  }

  private <T> CompletableFuture<Reply<T>> attempt(
      HttpRequest request, Try<T> wanted, int attempts) {
    Function<Duration, CompletableFuture<Reply<T>>> again =
        pause ->
            CompletableFuture.supplyAsync(() -> attempts + 1, later(pause))
                .thenCompose(next -> attempt(request, wanted, next));
    return wanted
        .send(request)
        .handle(
            (answer, failure) ->
                failure == null
                    ? judge(request, answer, attempts, again)
                    : judge(request, Futures.cause(failure), attempts, again))
        .thenCompose(Function.identity());
  }

  private <T> CompletableFuture<Reply<T>> judge(
      HttpRequest request,
      HttpResponse<Try.Body<T>> answer,
      int attempts,
      Function<Duration, CompletableFuture<Reply<T>>> again) {
    var whole = answer.body().whole();
    if (whole != null) {
      return CompletableFuture.completedFuture(
          new Reply<>(answer.uri(), answer.statusCode(), answer.headers(), whole));
    }
    var error =
        new ErrorAnswer(answer.uri(), answer.statusCode(), answer.headers(), answer.body().error());
    return repeats
        .after(request, error, attempts)
        .map(again)
        .orElseGet(() -> CompletableFuture.failedFuture(error.exception()));
  }

  private <T> CompletableFuture<Reply<T>> judge(
      HttpRequest request,
      Throwable failure,
      int attempts,
      Function<Duration, CompletableFuture<Reply<T>>> again) {
    if (!(failure instanceof IOException)) {
      return CompletableFuture.failedFuture(
          new UnexpectedAnswerException(request.uri() + ": " + failure, failure));
    }
    return repeats
        .after(request, failure, attempts)
        .map(again)
        .orElseGet(
            () -> CompletableFuture.failedFuture(new UnreachableException(request.uri(), failure)));
  }
}
