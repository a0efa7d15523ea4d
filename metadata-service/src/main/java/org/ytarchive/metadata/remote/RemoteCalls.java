package org.ytarchive.metadata.remote;

import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.ErrorEnvelope;

/** What every call of the download service has in common. Its errors keep their codes. */
final class RemoteCalls {
  private RemoteCalls() {}

  /** The answer's data. */
  static <T> T call(Supplier<Envelope<T>> call, Supplier<ArchiveException> notFound) {
    try {
      return unwrap(call.get(), notFound);
    } catch (HttpClientResponseException e) {
      throw translate(e);
    } catch (HttpClientException e) {
      throw new ArchiveException(
          ErrorCode.COORDINATION_ERROR,
          "the download service does not answer; is it up?",
          Map.of("service", "download"),
          e);
    }
  }

  /** A declarative client returns null for 404. */
  private static <T> T unwrap(@Nullable Envelope<T> envelope, Supplier<ArchiveException> notFound) {
    if (envelope == null) {
      throw notFound.get();
    }
    return envelope.data();
  }

  private static ArchiveException translate(HttpClientResponseException e) {
    return e.getResponse()
        .getBody(ErrorEnvelope.class)
        .flatMap(RemoteCalls::asTold)
        .orElseGet(
            () ->
                new ArchiveException(
                    ErrorCode.COORDINATION_ERROR,
                    "the download service answered " + e.code(),
                    Map.of("service", "download", "status", e.code())));
  }

  private static Optional<ArchiveException> asTold(ErrorEnvelope told) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.name().equals(told.error().code()))
        .findFirst()
        .map(code -> new ArchiveException(code, told.error().message(), told.error().details()));
  }
}
