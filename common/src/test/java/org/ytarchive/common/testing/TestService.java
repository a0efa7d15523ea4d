package org.ytarchive.common.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ytarchive.common.http.ServiceRunner;
import org.ytarchive.common.settings.Settings;

/** A service as production starts it, on a free port, a fresh database and a folder of its own. */
public final class TestService {
  private static final int TEST_WINS = 500;

  private TestService() {}

  /**
   * Starts it; close the server's context at the end.
   *
   * @param environment settings by name, on top of the test's own
   * @param beans fakes that replace real ones
   */
  public static EmbeddedServer start(
      String service, Path home, Map<String, String> environment, Object... beans) {
    var context = context(service, home, environment, Map.of(), beans);
    return context.getBean(EmbeddedServer.class).start();
  }

  /** The same without its server; {@code properties} win over the settings. */
  public static ApplicationContext context(
      String service,
      Path home,
      Map<String, String> environment,
      Map<String, Object> properties,
      Object... beans) {
    var all = new HashMap<>(TestDatabase.settings());
    all.put("YTARCHIVE_HOME", home.toString());
    all.put("API_REQUESTS_PER_MINUTE", "0");
    all.put("DOORS_PORT", "0");
    all.putAll(environment);
    return ServiceRunner.builder(service, Settings.read(all).asProperties())
        .propertySources(PropertySource.of("test", with(properties), TEST_WINS))
        .singletons(beans)
        .start();
  }

  private static Map<String, Object> with(Map<String, Object> properties) {
    var all = new HashMap<String, Object>(properties);
    all.putIfAbsent("micronaut.server.port", -1);
    return all;
  }
}
