package org.ytarchive.download.capture;

import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.ytarchive.common.http.ServiceRunner;
import org.ytarchive.common.settings.Settings;

/** A download service in a process of its own, to be killed. {@code HOME DATABASE}. */
final class KillableService {
  private static final int TEST_WINS = 500;

  private KillableService() {}

  /** Prints where it listens. */
  public static void main(String[] arguments) throws InterruptedException {
    var settings =
        Settings.read(
            Map.of(
                "YTARCHIVE_HOME", arguments[0],
                "DATABASE_URL", arguments[1],
                "DATABASE_USER", "postgres",
                "API_REQUESTS_PER_MINUTE", "0",
                "CAMERA_ALLOWED_NETWORKS", "127.0.0.0/8"));
    Map<String, Object> test = Map.of("micronaut.server.port", -1, "test.downloads", "real");
    try (var context =
        ServiceRunner.builder("download", settings.asProperties())
            .propertySources(PropertySource.of("test", test, TEST_WINS))
            .start()) {
      System.out.println("listens " + context.getBean(EmbeddedServer.class).start().getURI());
      new CountDownLatch(1).await();
    }
  }
}
