package org.ytarchive.common.http;

import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.ytarchive.common.settings.Settings;

/** The edge around {@link SampleController}, on a free port. */
final class SampleServer {

  private SampleServer() {}

  static EmbeddedServer start(Map<String, String> environment) {
    return ServiceRunner.builder("sample", Settings.read(environment).asProperties())
        .propertySources(PropertySource.of("test", Map.of("micronaut.server.port", -1), 500))
        .start()
        .getBean(EmbeddedServer.class)
        .start();
  }
}
