package org.ytarchive.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestService;

class SmokeTest {
  @TempDir Path home;

  @Test
  void health() throws Exception {
    try (var server = TestService.start("storage", home, Map.of())) {
      for (var path : new String[] {"/health", "/health/readiness", "/nowhere", "/health/%zz"}) {
        var answer =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(server.getURI() + path.replace("%zz", "x")))
                        .build(),
                    HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.headers().map() + answer.body());
      }
      assertThat(server.isRunning()).isTrue();
    }
  }
}
