package org.ytarchive.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;

/** Asks a service that has started whether it answers, from where it listens. */
final class Liveness {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Liveness() {}

  /** Throws a {@link StartException} when it stays silent. */
  static void await(Service service, Settings settings) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      while (!answers(client, address(service, settings))) {
        if (System.nanoTime() > giveUp) {
          throw new StartException(
              ExitCode.FAILED, "the " + service.title() + " service started but does not answer");
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static URI address(Service service, Settings settings) {
    var bound = settings.get(Setting.BIND_ADDRESS);
    var host =
        switch (bound) {
          case "0.0.0.0" -> "127.0.0.1";
          case "::", "[::]" -> "[::1]";
          default -> bound.contains(":") && !bound.startsWith("[") ? "[" + bound + "]" : bound;
        };
    return URI.create("http://" + host + ":" + service.port(settings) + "/health/liveness");
  }

  private static boolean answers(HttpClient client, URI address) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
