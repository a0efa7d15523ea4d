package org.ytarchive.metadata.remote;

import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.ErrorEnvelope;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.video.Extractor;

/** yt-dlp, by way of the download service. Its errors keep their codes. */
@Singleton
class RemoteExtractor implements Extractor {
  private final DownloadClient downloads;

  RemoteExtractor(DownloadClient downloads) {
    this.downloads = downloads;
  }

  @Override
  public VideoInfo info(VideoId id) {
    return call(id, () -> downloads.info(id.value()));
  }

  @Override
  public List<Format> formats(VideoId id) {
    return call(id, () -> downloads.formats(id.value())).formats();
  }

  private static <T> T call(VideoId id, Supplier<Envelope<T>> call) {
    try {
      return unwrap(id, call.get());
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
  private static <T> T unwrap(VideoId id, @Nullable Envelope<T> envelope) {
    if (envelope == null) {
      throw new ArchiveException(
          ErrorCode.VIDEO_NOT_FOUND, "yt-dlp finds no video " + id, Map.of("video_id", id.value()));
    }
    return envelope.data();
  }

  private static ArchiveException translate(HttpClientResponseException e) {
    return e.getResponse()
        .getBody(ErrorEnvelope.class)
        .flatMap(RemoteExtractor::asTold)
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
