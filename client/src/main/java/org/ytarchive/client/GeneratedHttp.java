package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * What the generated operations take for the JDK's client. They get whole answers, and successes
 * alone; whatever else comes fails their futures with a {@link YTArchiveException}.
 */
final class GeneratedHttp extends HttpClient {
  private final Http http;
  private final Duration limit;

  /**
   * @param limit for one answer
   */
  GeneratedHttp(Http http, Duration limit) {
    this.http = http;
    this.limit = limit;
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return http.send(keyed(whole(request)), BodyHandlers.ofByteArray(), limit)
        .thenCompose(
            reply ->
                handed(reply, handler).thenApply(body -> new WholeAnswer<>(request, reply, body)));
  }

  /** An address that can also stream its events is asked for the answer that ends. */
  private static HttpRequest whole(HttpRequest request) {
    return HttpRequest.newBuilder(request, (n, v) -> true)
        .setHeader("Accept", "application/json")
        .build();
  }

  /** Whatever is posted may so be posted again when its answer was lost. */
  private static HttpRequest keyed(HttpRequest request) {
    if (!request.method().equals("POST") || request.headers().firstValue(Repeats.KEY).isPresent()) {
      return request;
    }
    return HttpRequest.newBuilder(request, (n, v) -> true)
        .setHeader(Repeats.KEY, UUID.randomUUID().toString())
        .build();
  }

  private static <T> CompletableFuture<T> handed(Reply<byte[]> reply, BodyHandler<T> handler) {
    var subscriber = handler.apply(new Info(reply.status(), reply.headers()));
    subscriber.onSubscribe(new NothingToAskFor());
    subscriber.onNext(List.of(ByteBuffer.wrap(Ascii.readableEverywhere(reply.body()))));
    subscriber.onComplete();
    return subscriber.getBody().toCompletableFuture();
  }

  private record Info(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
    @Override
    public Version version() {
      return Version.HTTP_1_1;
    }
  }

  private static final class NothingToAskFor implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
    return sendAsync(request, handler);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
    return Futures.await(sendAsync(request, handler));
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return http.client().cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return http.client().connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return http.client().followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return http.client().proxy();
  }

  @Override
  public SSLContext sslContext() {
    return http.client().sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return http.client().sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return http.client().authenticator();
  }

  @Override
  public Version version() {
    return http.client().version();
  }

  @Override
  public Optional<Executor> executor() {
    return http.client().executor();
  }
}
