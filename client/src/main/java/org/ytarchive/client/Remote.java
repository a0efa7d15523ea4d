package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ytarchive.client.generated.ApiClient;
import org.ytarchive.client.generated.ApiException;

/**
 * One service's generated operations, once it is known where it is.
 *
 * @param <A> the generated class
 */
final class Remote<A> {
  private final Services services;
  private final Supplier<CompletableFuture<URI>> address;
  private final Function<ApiClient, A> make;

  Remote(Services services, Supplier<CompletableFuture<URI>> address, Function<ApiClient, A> make) {
    this.services = services;
    this.address = address;
    this.make = make;
  }

  /** An operation, called. */
  interface Call<A, E> {
    CompletableFuture<E> on(A api) throws ApiException;
  }

  Http http() {
    return services.http();
  }

  /** Where a resource of this service is. */
  CompletableFuture<URI> at(String path) {
    return address.get().thenApply(base -> URI.create(base + path));
  }

  /** What the operation's envelope holds. */
  <E, R> CompletableFuture<R> ask(Call<A, E> call, Function<E, R> data) {
    return ask(http().options().requestTimeout(), call, data);
  }

  /** The same of an operation for which YouTube or a whole file must be looked through. */
  <E, R> CompletableFuture<R> askPatiently(Call<A, E> call, Function<E, R> data) {
    return ask(http().options().extractionTimeout(), call, data);
  }

  /** What the service says of itself, without an envelope; also when it is not ready. */
  <R> CompletableFuture<R> inspect(String path, Class<R> type) {
    return at(path)
        .thenCompose(
            at -> http().inspect(HttpRequest.newBuilder(at).build(), BodyHandlers.ofByteArray()))
        .thenApply(reply -> Json.read(reply.body(), type));
  }

  /** An operation that answers nothing. */
  CompletableFuture<Void> tell(Call<A, Void> call) {
    var limit = http().options().requestTimeout();
    return address
        .get()
        .thenCompose(base -> begin(call, services.api(base, limit, make)))
        .handle(Remote::nothing);
  }

  private static @Nullable Void nothing(@Nullable Void nothing, @Nullable Throwable failure) {
    if (failure != null) {
      throw told(Futures.cause(failure));
    }
    return nothing;
  }

  private <E, R> CompletableFuture<R> ask(Duration limit, Call<A, E> call, Function<E, R> data) {
    return address
        .get()
        .thenCompose(base -> begin(call, services.api(base, limit, make)))
        .handle((envelope, failure) -> opened(envelope, failure, data));
  }

  private static <A, E> CompletableFuture<E> begin(Call<A, E> call, A api) {
    try {
      return call.on(api);
    } catch (ApiException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static <E, R> R opened(
      @Nullable E envelope, @Nullable Throwable failure, Function<E, R> data) {
    if (failure != null) {
      throw told(Futures.cause(failure));
    }
    var held = envelope == null ? null : data.apply(envelope);
    if (held == null) {
      throw new UnexpectedAnswerException("an answer without data", null);
    }
    return held;
  }

  /** The generated code wraps what it cannot read. */
  private static RuntimeException told(Throwable failure) {
    if (failure instanceof ApiException unread) {
      return unread.getCause() == null
          ? new IllegalArgumentException(unread.getMessage(), unread)
          : new UnexpectedAnswerException("not what was expected: " + unread.getMessage(), unread);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException ours
        ? ours
        : new UnexpectedAnswerException(failure.toString(), failure);
  }
}
