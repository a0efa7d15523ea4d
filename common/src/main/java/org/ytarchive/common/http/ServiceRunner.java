package org.ytarchive.common.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.common.settings.SettingsException;

/** Starts one service, alone in its process or beside the others. */
public final class ServiceRunner {

  private ServiceRunner() {}

  /**
   * A context that holds just this service's beans and reads {@code services/NAME/application.yml};
   * {@code ${NAME}} in it means the setting of that name.
   */
  public static ApplicationContextBuilder builder(String service, Map<String, Object> settings) {
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .environmentPropertySource(false)
        .banner(false)
        .overrideConfigLocations("classpath:services/" + service + "/")
        .propertySources(PropertySource.of("ytarchive-settings", settings))
        .properties(
            Map.of(
                "ytarchive.service",
                service,
                // AccessFilter judges origins, and answers in our envelope
                "micronaut.server.cors.localhost-pass-through",
                true,
                // a request under way is answered before its service stops
                "micronaut.lifecycle.graceful-shutdown.enabled",
                true,
                "micronaut.lifecycle.graceful-shutdown.grace-period",
                "3s"));
  }

  /** Starts the service's server; close the result to stop it. */
  public static EmbeddedServer start(String service, Settings settings) {
    var server = builder(service, settings.asProperties()).start().getBean(EmbeddedServer.class);
    server.start();
    return server;
  }

  /** What each service's {@code main} does: run until the process is told to stop. */
  public static void main(String service) {
    try {
      var server = start(service, Settings.read(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    } catch (SettingsException e) {
      System.err.println("ytarchive: " + e.getMessage());
      System.exit(2);
    }
  }
}
