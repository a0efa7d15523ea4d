package org.ytarchive.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.ytarchive.common.http.ServiceRunner;
import org.ytarchive.common.settings.Settings;

/**
 * The services on a PostgreSQL 17 that is not ours: the public image, one database, four schemas
 * made by the services themselves. Runs with {@code ./ytarchive test --docker}.
 */
@Tag("docker")
@Testcontainers
class StockPostgresIT {
  private static final List<String> SERVICES = List.of("metadata", "download", "storage", "jobs");

  @Container
  private static final PostgreSQLContainer<?> postgres = new PostgreSQLContainer<>("postgres:17");

  @TempDir Path home;

  @Test
  void theFourServicesShareOneDatabaseAndKeepToTheirSchemas() throws Exception {
    var settings = Settings.read(environment());
    var servers = new ArrayList<EmbeddedServer>();
    try {
      for (var service : SERVICES) {
        servers.add(ServiceRunner.start(service, settings));
      }
      for (var server : servers) {
        assertThat(get(server, "/health/readiness").body())
            .contains("\"database\":{\"status\":\"up\"");
      }
      assertThat(post(servers.getLast(), "/jobs", "{\"video_id\":\"dQw4w9WgXcQ\"}").statusCode())
          .isEqualTo(201);
      assertThat(schemas()).contains("jobs", "metadata", "download", "storage");
      assertThat(tablesElsewhere()).isZero();
    } finally {
      servers.reversed().forEach(EmbeddedServer::close);
    }
  }

  private Map<String, String> environment() throws Exception {
    Files.createDirectories(home.resolve("downloads"));
    var environment = new HashMap<String, String>();
    environment.put("YTARCHIVE_HOME", home.toString());
    environment.put("DATABASE_URL", postgres.getJdbcUrl());
    environment.put("DATABASE_USER", postgres.getUsername());
    environment.put("DATABASE_PASSWORD", postgres.getPassword());
    environment.put("https_proxy", "http://127.0.0.1:9");
    for (var service : SERVICES) {
      environment.put(service.toUpperCase(java.util.Locale.ROOT) + "_PORT", freePort());
    }
    environment.put("DOORS_PORT", "0");
    return environment;
  }

  private static String freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private static HttpResponse<String> get(EmbeddedServer server, String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(server.getURI() + path)));
  }

  private static HttpResponse<String> post(EmbeddedServer server, String path, String body)
      throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(server.getURI() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static List<String> schemas() throws Exception {
    var found = new ArrayList<String>();
    try (var connection = postgres.createConnection("");
        var rows =
            connection.createStatement().executeQuery("select nspname::text from pg_namespace")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static int tablesElsewhere() throws Exception {
    try (var connection = postgres.createConnection("");
        var rows =
            connection
                .createStatement()
                .executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
