package org.ytarchive.common.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.common.settings.SettingsException;

/** Starts one service, alone in its process or beside the others. */
public final class ServiceRunner {
  private static final String TRUST = "com.zaxxer.hikari.aliveBypassWindowMs";

  static {
    // A pool asks a connection whether it lives unless it was used just now. Ours hear it when
    // PostgreSQL goes (ServerWatch), so "just now" may be longer: an idle stack asks half as much.
    if (System.getProperty(TRUST) == null) {
      System.setProperty(TRUST, "10000");
    }
  }

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
    var complete = InternalToken.complete(settings);
    var server = builder(service, complete.asProperties()).start().getBean(EmbeddedServer.class);
    server.start();
    return server;
  }

  /** What each service's {@code main} does: run until the process is told to stop. */
  public static void main(String service) {
    try {
      var settings = Settings.read(System.getenv());
      requireDatabase(settings);
      if (settings.isOn(Setting.LOG_FILES)) {
        LogFiles.open(settings.path(Setting.YTARCHIVE_HOME), service);
      }
      var server = start(service, settings);
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    } catch (RuntimeException e) {
      System.err.println("ytarchive: " + wrongSetting(e).orElseThrow(() -> e).getMessage());
      System.exit(2);
    }
  }

  private static void requireDatabase(Settings settings) {
    if (settings.find(Setting.DATABASE_URL).isEmpty()) {
      throw new SettingsException(
          "DATABASE_URL is not set: a service in a process of its own needs a PostgreSQL 17");
    }
  }

  /** Some settings are judged by the bean that uses them, deep inside the start. */
  private static Optional<SettingsException> wrongSetting(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause)
        .limit(20)
        .filter(SettingsException.class::isInstance)
        .map(SettingsException.class::cast)
        .findFirst();
  }
}
