package org.ytarchive.metadata.remote;

import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.ErrorEnvelope;

/** What every call of the download service has in common. */
final class RemoteCalls {
  /** What it says of a video or of yt-dlp; all else is between the two services alone. */
  private static final Set<ErrorCode> OF_THE_VIDEO =
      Set.of(
          ErrorCode.VIDEO_NOT_FOUND,
          ErrorCode.PLAYLIST_NOT_FOUND,
          ErrorCode.QUALITY_NOT_AVAILABLE,
          ErrorCode.DOWNLOAD_FAILED,
          ErrorCode.DOWNLOAD_TIMEOUT,
          ErrorCode.DISK_FULL,
          ErrorCode.YTDLP_ERROR,
          ErrorCode.SERVICE_UNAVAILABLE);

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
    var told = e.getResponse().getBody(ErrorEnvelope.class).map(ErrorEnvelope::error);
    return told.flatMap(RemoteCalls::asTold).orElseGet(() -> misunderstood(e.code(), told));
  }

  private static Optional<ArchiveException> asTold(ErrorEnvelope.Body told) {
    return OF_THE_VIDEO.stream()
        .filter(code -> code.name().equals(told.code()))
        .findFirst()
        .map(code -> new ArchiveException(code, told.message(), told.details()));
  }

  /** That it does not know us, say, is no answer to who asked for a video. */
  private static ArchiveException misunderstood(int status, Optional<ErrorEnvelope.Body> told) {
    return new ArchiveException(
        ErrorCode.COORDINATION_ERROR,
        "the download service answered " + status,
        Map.of(
            "service",
            "download",
            "status",
            status,
            "code",
            told.map(ErrorEnvelope.Body::code).orElse("")));
  }
}
