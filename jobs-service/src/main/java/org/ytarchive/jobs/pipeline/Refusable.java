package org.ytarchive.jobs.pipeline;

import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.annotation.Nullable;
import java.util.function.Supplier;

/** Asks a service to end something: a refusal means that there is nothing to end any more. */
final class Refusable {
  private static final int TOO_MANY_REQUESTS = 429;

  private Refusable() {}

  /** Null when it was refused; throws when the service cannot say just now. */
  @Nullable
  static <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (HttpClientResponseException e) {
      if (e.code() >= 500 || e.code() == TOO_MANY_REQUESTS) {
        throw e;
      }
      return null;
    }
  }
}
