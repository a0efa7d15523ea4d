package org.ytarchive.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientRegistry;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.MDC;

/** What every client of the services tells the service it asks. */
class OwnCallsTest {
  private static final List<String> CLIENTS =
      List.of(
          "jobs",
          "metadata",
          "metadata-lists",
          "download",
          "download-lookup",
          "storage",
          "storage-lookup");
  private static final BlockingQueue<Headers> ASKED = new LinkedBlockingQueue<>();
  private static HttpServer neighbour;
  private static EmbeddedServer ours;

  @BeforeAll
  static void start() throws IOException {
    neighbour = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    neighbour.createContext(
        "/",
        exchange -> {
          ASKED.add(exchange.getRequestHeaders());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    neighbour.start();
    var url = "http://127.0.0.1:" + neighbour.getAddress().getPort();
    var services = new HashMap<String, Object>();
    CLIENTS.forEach(id -> services.put("micronaut.http.services." + id + ".url", url));
    ours = SampleServer.start(Map.of("INTERNAL_TOKEN", "sesame"), services);
  }

  @AfterAll
  static void stop() {
    ours.close();
    neighbour.stop(0);
  }

  @AfterEach
  void forget() {
    MDC.remove(RequestIds.MDC_KEY);
  }

  /** One was missing in one of the lists of clients that there were, so that its calls counted. */
  @ParameterizedTest
  @FieldSource("CLIENTS")
  void call_carriesItsIdAndTheToken(String client) throws Exception {
    MDC.put(RequestIds.MDC_KEY, "of " + client);

    client(client).toBlocking().exchange("/");

    var headers = ASKED.take();
    assertThat(headers.getFirst("X-Internal-Token")).isEqualTo("sesame");
    assertThat(headers.getFirst(RequestIds.HEADER)).isEqualTo("of " + client);
  }

  private static HttpClient client(String id) {
    HttpClientRegistry<?> clients = ours.getApplicationContext().getBean(HttpClientRegistry.class);
    var version = HttpVersionSelection.forClientConfiguration(new DefaultHttpClientConfiguration());
    return clients.getClient(version, id, null);
  }
}
