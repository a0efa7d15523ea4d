package org.ytarchive.common.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.RouteAttributes;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.Hashes;

/**
 * Gives single resources, those whose address ends in an id, a weak {@code ETag} made of their data
 * without the envelope, and answers 304 to whoever has them already ({@code If-None-Match}).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class EntityTagFilter {
  private static final int TAG_BYTES = 16;

  private final JsonMapper json;

  EntityTagFilter(JsonMapper json) {
    this.json = json;
  }

  @ResponseFilter
  @Order(Ordered.LOWEST_PRECEDENCE)
  @Nullable
  MutableHttpResponse<?> tag(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (!isSingle(request, response) || !(body(response) instanceof Envelope<?> envelope)) {
      return null;
    }
    var tag = tagOf(envelope.data());
    if (knows(request, tag)) {
      return tagged(HttpResponse.notModified(), tag);
    }
    tagged(response, tag);
    return null;
  }

  /** Of an answer to HEAD the framework has put the body aside. */
  @Nullable
  private static Object body(HttpResponse<?> response) {
    return response.body() == null
        ? RouteAttributes.getHeadBody(response).orElse(null)
        : response.body();
  }

  private static MutableHttpResponse<?> tagged(MutableHttpResponse<?> response, String tag) {
    return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static boolean isSingle(HttpRequest<?> request, HttpResponse<?> response) {
    boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    return reads
        && response.code() == HttpStatus.OK.getCode()
        && !response.getHeaders().contains(HttpHeaders.ETAG)
        && BasicHttpAttributes.getUriTemplate(request).filter(t -> t.endsWith("}")).isPresent();
  }

  private static boolean knows(HttpRequest<?> request, String tag) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || weak(known).equals(tag));
  }

  /** Compared weakly, so that it does not matter whether a cache made it strong. */
  private static String weak(String tag) {
    return tag.startsWith("W/") ? tag : "W/" + tag;
  }

  private String tagOf(Object data) {
    try {
      var hash = Hashes.sha256(json.writeValueAsBytes(data));
      var text = Base64.getUrlEncoder().withoutPadding();
      return "W/\"" + text.encodeToString(Arrays.copyOf(hash, TAG_BYTES)) + "\"";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
