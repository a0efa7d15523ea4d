package org.ytarchive.jobs.door;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.OwnHeaders;

/**
 * Hands a client what Storage serves: whole or in part ({@code Range}, {@code If-Range}), {@code
 * ETag} and the conditions on it, {@code HEAD}, 200, 206, 304, 412 and 416. The bytes pass as a
 * stream in constant memory; Storage is read as fast as the client reads, and let go of when the
 * client goes. To be called where blocking is allowed.
 */
@Singleton
public class MediaRelay {
  private static final List<String> ASKED =
      List.of(
          HttpHeaders.RANGE,
          HttpHeaders.IF_RANGE,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          HttpHeaders.IF_MODIFIED_SINCE,
          HttpHeaders.IF_UNMODIFIED_SINCE);
  private static final List<String> ANSWERED =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.CONTENT_RANGE,
          HttpHeaders.CONTENT_DISPOSITION,
          HttpHeaders.ACCEPT_RANGES,
          HttpHeaders.ETAG,
          HttpHeaders.LAST_MODIFIED,
          HttpHeaders.CACHE_CONTROL,
          "X-Content-Type-Options");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String storage;
  private final OwnHeaders own;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  MediaRelay(@Value("${ytarchive.services.storage}") String storage, OwnHeaders own) {
    this.storage = storage;
    this.own = own;
  }

  /**
   * What Storage answers at {@code path}, such as {@code /storage/videos/dQw4w9WgXcQ/file}, to the
   * method, ranges and conditions of {@code request}.
   *
   * @throws ArchiveException {@code FILE_NOT_FOUND} when Storage has no such thing, {@code
   *     SERVICE_UNAVAILABLE} when it cannot be asked, {@code STORAGE_ERROR} for anything else
   */
  public MutableHttpResponse<?> relay(HttpRequest<?> request, String path) {
    var answer = ask(request, path);
    return switch (answer.statusCode()) {
      case 200, 206 -> withBody(request, answer);
      case 304, 412, 416 -> withoutBody(answer);
      case 404, 410 -> {
        letGo(answer);
        throw new ArchiveException(ErrorCode.FILE_NOT_FOUND, "no such file is kept");
      }
      default -> {
        letGo(answer);
        throw unexpected(answer);
      }
    };
  }

  /**
   * Whether Storage has something at {@code path}.
   *
   * @throws ArchiveException {@code SERVICE_UNAVAILABLE} or {@code STORAGE_ERROR}, as above
   */
  public boolean has(String path) {
    var answer = ask(HttpRequest.HEAD(path), path);
    letGo(answer);
    return switch (answer.statusCode()) {
      case 200 -> true;
      case 404, 410 -> false;
      default -> throw unexpected(answer);
    };
  }

  private static ArchiveException unexpected(java.net.http.HttpResponse<?> answer) {
    return new ArchiveException(
        ErrorCode.STORAGE_ERROR, "the storage service answered " + answer.statusCode());
  }

  private java.net.http.HttpResponse<Flow.Publisher<List<ByteBuffer>>> ask(
      HttpRequest<?> request, String path) {
    try {
      return http.send(question(request, path), BodyHandlers.ofPublisher());
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "the storage service cannot be reached; try again shortly",
          Map.of(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "the service stops; try again in a moment");
    }
  }

  private java.net.http.HttpRequest question(HttpRequest<?> request, String path) {
    var method = request.getMethod() == HttpMethod.HEAD ? "HEAD" : "GET";
    var question =
        java.net.http.HttpRequest.newBuilder(URI.create(storage + path))
            .timeout(PATIENCE)
            .method(method, java.net.http.HttpRequest.BodyPublishers.noBody());
    own.now().forEach(question::setHeader);
    for (var name : ASKED) {
      request.getHeaders().getAll(name).forEach(value -> question.header(name, value));
    }
    return question.build();
  }

  private static MutableHttpResponse<?> withBody(
      HttpRequest<?> request, java.net.http.HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
    var response = answered(answer);
    if (request.getMethod() == HttpMethod.HEAD) {
      letGo(answer);
      return response;
    }
    return response.body(new RelayedBody(answer.body()));
  }

  private static MutableHttpResponse<?> withoutBody(
      java.net.http.HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
    letGo(answer);
    var response = answered(answer);
    response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    if (answer.statusCode() != 304) {
      response.contentLength(0);
    }
    return response;
  }

  private static MutableHttpResponse<Object> answered(
      java.net.http.HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
    var response = HttpResponse.status(answer.statusCode(), "");
    for (var name : ANSWERED) {
      answer.headers().firstValue(name).ifPresent(value -> response.header(name, value));
    }
    return response;
  }

  /** A body nobody reads would hold its connection. */
  private static void letGo(java.net.http.HttpResponse<Flow.Publisher<List<ByteBuffer>>> answer) {
    RelayedBody.drop(answer.body());
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
