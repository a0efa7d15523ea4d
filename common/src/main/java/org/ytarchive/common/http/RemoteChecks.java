package org.ytarchive.common.http;

import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientRegistry;
import io.micronaut.http.client.exceptions.HttpClientException;
import jakarta.inject.Singleton;
import java.util.Map;

/** Asks another service for its health, by the name it has in the configuration. */
@Singleton
public class RemoteChecks {
  private final HttpClientRegistry<HttpClient> clients;

  RemoteChecks(HttpClientRegistry<HttpClient> clients) {
    this.clients = clients;
  }

  /** A check of one of {@code jobs, metadata, download, storage}. */
  public ReadinessCheck of(String service) {
    return new ReadinessCheck() {
      @Override
      public String name() {
        return service;
      }

      @Override
      public Readiness.CheckResult check() {
        return ask(service);
      }
    };
  }

  private Readiness.CheckResult ask(String service) {
    try {
      var client = clients.getClient(io.micronaut.http.HttpVersion.HTTP_1_1, service, null);
      client.toBlocking().exchange("/health");
      return Readiness.CheckResult.up(Map.of());
    } catch (HttpClientException e) {
      return Readiness.CheckResult.down("the " + service + " service does not answer");
    }
  }
}
