package org.ytarchive.client;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.ytarchive.client.generated.ApiClient;

/** Where the four services are. Three of them are learnt from the first, once. */
final class Services {
  static final String METADATA = "metadata";
  static final String DOWNLOAD = "download";
  static final String STORAGE = "storage";

  private final Http http;
  private final URI jobs;
  @Nullable private CompletableFuture<JsonNode> learnt;

  Services(Http http) {
    this.http = http;
    this.jobs = http.options().jobsUrl();
  }

  /** The base address of a service, which has no slash at its end. */
  static URI base(String url) {
    var address = URI.create(url.strip().replaceFirst("/+$", ""));
    var scheme = address.getScheme();
    if (scheme == null || !Set.of("http", "https").contains(scheme) || address.getHost() == null) {
      throw new IllegalArgumentException("not an http or https address: " + url);
    }
    return address;
  }

  Http http() {
    return http;
  }

  CompletableFuture<URI> jobs() {
    return CompletableFuture.completedFuture(jobs);
  }

  /** The address of one of the three. */
  CompletableFuture<URI> other(String service) {
    var known = http.options().others().get(service);
    return known != null
        ? CompletableFuture.completedFuture(known)
        : learnt().thenApply(addresses -> read(addresses.path("data").path(service)));
  }

  private URI read(JsonNode address) {
    try {
      return base(address.asText());
    } catch (IllegalArgumentException e) {
      throw new UnexpectedAnswerException(jobs + "/services gave no address: " + address, e);
    }
  }

  private synchronized CompletableFuture<JsonNode> learnt() {
    if (learnt == null || learnt.isCompletedExceptionally()) {
      learnt = learn();
    }
    return learnt;
  }

  private CompletableFuture<JsonNode> learn() {
    var request = HttpRequest.newBuilder(URI.create(jobs + "/services")).build();
    return http.send(request, BodyHandlers.ofByteArray(), http.options().requestTimeout())
        .thenApply(reply -> Json.read(reply.body(), JsonNode.class));
  }

  /** What asks a service by its generated operations, and waits so long for an answer. */
  <A> A api(URI address, Duration limit, Function<ApiClient, A> make) {
    return make.apply(new Bound(new GeneratedHttp(http, limit), address));
  }

  private static final class Bound extends ApiClient {
    private final GeneratedHttp http;

    Bound(GeneratedHttp http, URI address) {
      super(ApiClient.createDefaultHttpClientBuilder(), Json.MAPPER, address.toString());
      this.http = http;
    }

    @Override
    public GeneratedHttp getHttpClient() {
      return http;
    }
  }
}
