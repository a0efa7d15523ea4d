package org.ytarchive.common.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.http.Caller;
import org.ytarchive.common.http.SampleServer;
import org.ytarchive.common.testing.HandClock;

/** So many requests a minute and not one more ({@code ytarchive.md}, "Rate Limiting"). */
class LimitTest {
  private final HandClock clock = new HandClock();
  @Nullable private EmbeddedServer server;

  private void start(int limit, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("API_REQUESTS_PER_MINUTE", String.valueOf(limit));
    server = SampleServer.start(all, clock);
  }

  private EmbeddedServer server() {
    return Objects.requireNonNull(server);
  }

  @AfterEach
  void stop() {
    server().close();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return Caller.call(server(), "GET", path, headers);
  }

  private int status(String path, String... headers) throws Exception {
    return get(path, headers).statusCode();
  }

  private void spend(int count, String... headers) throws Exception {
    for (int i = 0; i < count; i++) {
      assertThat(status("/sample/list", headers)).isEqualTo(200);
    }
  }

  @Test
  void thousandPassAndTheNextIsRefused() throws Exception {
    start(1000, Map.of());

    spend(1000);
    clock.pass(Duration.ofSeconds(20));
    var refused = get("/sample/list");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("40");
    assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"client\";q=1000;w=60");
    assertThat(refused.headers().firstValue("RateLimit")).hasValue("\"client\";r=0");
    assertThat(refused.body())
        .contains("\"code\":\"RATE_LIMIT_EXCEEDED\"", "\"limit\":1000", "\"retry_after\":40");
  }

  @Test
  void afterAMinuteAllIsForgiven() throws Exception {
    start(3, Map.of());
    spend(3);
    assertThat(status("/sample/list")).isEqualTo(429);

    clock.pass(Duration.ofMinutes(1));

    spend(3);
    assertThat(status("/sample/list")).isEqualTo(429);
  }

  @Test
  void zeroMeansAsManyAsOneLikes() throws Exception {
    start(0, Map.of());

    spend(50);

    assertThat(get("/sample/list").headers().firstValue("RateLimit")).isEmpty();
  }

  /** An address that is not there costs as much as one that is. */
  @Test
  void errorsCountToo() throws Exception {
    start(1, Map.of());

    assertThat(status("/nowhere")).isEqualTo(404);
    assertThat(status("/nowhere")).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/health", "/health/liveness", "/health/readiness", "/metrics", "/prometheus"})
  void probesDoNotCount(String path) throws Exception {
    start(1, Map.of());
    spend(1);

    assertThat(status(path)).isEqualTo(200);
    assertThat(status("/healthy")).isEqualTo(429);
  }

  @Test
  void ownCallsDoNotCount() throws Exception {
    start(1, Map.of("INTERNAL_TOKEN", "sesame"));
    spend(1);

    spend(5, "X-Internal-Token", "sesame");
    assertThat(status("/sample/list", "X-Internal-Token", "open")).isEqualTo(429);
  }

  @Test
  void withoutATokenNobodyIsOneOfUs() throws Exception {
    start(1, Map.of());
    spend(1);

    assertThat(status("/sample/list", "X-Internal-Token", "")).isEqualTo(429);
  }

  /** What a service sends to another carries the token by itself. */
  @Test
  void ourClientsShowTheToken() {
    start(1, Map.of("INTERNAL_TOKEN", "sesame", "JOBS_URL", "http://127.0.0.1:1"));
    var request = io.micronaut.http.HttpRequest.GET("/");

    server().getApplicationContext().getBean(OwnCalls.class).sign(request);

    assertThat(request.getHeaders().get("X-Internal-Token")).isEqualTo("sesame");
  }

  @Test
  void aWebSocketCountsOnce() throws Exception {
    start(2, Map.of());
    var address = URI.create(server().getURI().toString().replace("http", "ws") + "/sample/ws");
    var http = java.net.http.HttpClient.newHttpClient();
    var socket = http.newWebSocketBuilder().buildAsync(address, new WebSocket.Listener() {}).join();

    for (int i = 0; i < 5; i++) {
      socket.sendText("again", true).join();
    }

    spend(1);
    assertThat(status("/sample/list")).isEqualTo(429);
    assertThat(refusal(http, address)).isEqualTo(429);
    socket.abort();
  }

  private static int refusal(java.net.http.HttpClient http, URI address) {
    try {
      http.newWebSocketBuilder().buildAsync(address, new WebSocket.Listener() {}).join().abort();
      return 101;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? refused.getResponse().statusCode()
          : 0;
    }
  }

  @Test
  void nobodyIsBelievedAboutTheirAddress() throws Exception {
    start(1, Map.of());

    assertThat(status("/sample/list", "X-Forwarded-For", "203.0.113.1")).isEqualTo(200);
    assertThat(status("/sample/list", "X-Forwarded-For", "203.0.113.2")).isEqualTo(429);
  }

  /** The proxy appends whom it saw; what stands before that anybody may have written. */
  @Test
  void aTrustedProxyIsBelieved() throws Exception {
    start(1, Map.of("TRUSTED_PROXIES", "127.0.0.0/8, 10.1.0.0/16"));

    assertThat(status("/sample/list", "X-Forwarded-For", "203.0.113.1")).isEqualTo(200);
    assertThat(status("/sample/list", "X-Forwarded-For", "203.0.113.2, 10.1.2.3")).isEqualTo(200);
    assertThat(status("/sample/list", "X-Forwarded-For", "9.9.9.9, 203.0.113.1")).isEqualTo(429);
    assertThat(status("/sample/list", "X-Forwarded-For", "203.0.113.2:4711")).isEqualTo(429);
    assertThat(status("/sample/list", "X-Forwarded-For", "nonsense")).isEqualTo(200);
    assertThat(status("/sample/list", "X-Forwarded-For", "9.9.9.9, nonsense")).isEqualTo(429);
  }

  /** Whoever has one address of such a network has all of them. */
  @Test
  void anIpv6NetworkIsOneClient() throws Exception {
    start(1, Map.of("TRUSTED_PROXIES", "127.0.0.1"));

    assertThat(status("/sample/list", "X-Forwarded-For", "2001:db8:1:2::1")).isEqualTo(200);
    assertThat(status("/sample/list", "X-Forwarded-For", "[2001:db8:1:2::2]:99")).isEqualTo(429);
    assertThat(status("/sample/list", "X-Forwarded-For", "2001:db8:1:3::1")).isEqualTo(200);
  }
}
