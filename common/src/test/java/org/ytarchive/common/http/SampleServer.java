package org.ytarchive.common.http;

import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import org.ytarchive.common.settings.Settings;

/** The edge around {@link SampleController}, on a free port. */
public final class SampleServer {

  private SampleServer() {}

  public static EmbeddedServer start(Map<String, String> environment, Object... beans) {
    return start(environment, Map.of(), beans);
  }

  /** The same with keys of {@code application.yml}. */
  public static EmbeddedServer start(
      Map<String, String> environment, Map<String, Object> properties, Object... beans) {
    var all = new HashMap<>(properties);
    all.put("micronaut.server.port", -1);
    return ServiceRunner.builder("sample", Settings.read(environment).asProperties())
        .singletons(beans)
        .propertySources(PropertySource.of("test", all, 500))
        .start()
        .getBean(EmbeddedServer.class)
        .start();
  }
}
