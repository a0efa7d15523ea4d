package org.ytarchive.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.ComposeContainer;
import org.ytarchive.house.Checkout;

/**
 * The stack of {@code docker-compose.yml}, built and brought up as a user does, on ports of its own
 * and with the stand-in for YouTube beside it.
 */
final class ComposeStack implements AutoCloseable {
  private static final List<File> FILES =
      List.of(
          Checkout.file("docker-compose.yml").toFile(),
          Checkout.file("system-tests/src/test/docker/youtube.yml").toFile());

  /** While working on the tests: the images are taken as they are. */
  private static final String BUILT = "ytarchive.docker.built";

  private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
  private final Map<String, String> environment = new HashMap<>();
  private final String name = "ytarchive-test-" + Long.toString(System.nanoTime(), 36);
  private final ComposeContainer container;

  private ComposeStack() {
    for (var service : Service.values()) {
      int port = freePort();
      ports.put(service, port);
      environment.put(service.name() + "_PORT", Integer.toString(port));
    }
    environment.put("DOORS_PORT", Integer.toString(freePort()));
    environment.put("API_REQUESTS_PER_MINUTE", "0");
    container =
        new ComposeContainer(name, FILES)
            .withLocalCompose(true)
            .withBuild(!Boolean.getBoolean(BUILT))
            .withPull(false)
            .withEnv(environment);
  }

  static ComposeStack up() {
    var stack = new ComposeStack();
    stack.container.start();
    return stack;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port(Service service) {
    return ports.getOrDefault(service, 0);
  }

  Caller caller(Service service) {
    return new Caller(port(service));
  }

  Jobs jobs() {
    return new Jobs(caller(Service.JOBS));
  }

  /** The ids of the containers of a service that run. */
  List<String> replicas(String service) {
    return docker(
            "ps",
            "--quiet",
            "--no-trunc",
            "--filter",
            "label=com.docker.compose.project=" + project(),
            "--filter",
            "label=com.docker.compose.service=" + service)
        .lines()
        .toList();
  }

  /** One number out of the database. */
  long number(String query) {
    var sql = "PGPASSWORD=$(cat $PGDATA/../secrets/superuser) psql -qAt -h 127.0.0.1 -U postgres";
    return Long.parseLong(
        docker(
                "exec",
                replicas("postgres").getFirst(),
                "sh",
                "-c",
                sql + " -d ytarchive -c \"" + query + "\"")
            .strip());
  }

  /** {@code docker compose} on this stack's files, as a user would. */
  String compose(String... arguments) {
    var command = new ArrayList<>(List.of("docker", "compose", "--project-name", project()));
    for (var file : FILES) {
      command.addAll(List.of("--file", file.getPath()));
    }
    command.addAll(List.of(arguments));
    return run(command);
  }

  String docker(String... arguments) {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  /** Testcontainers adds something random to the name it is given. */
  private String project() {
    return run(List.of(
            "docker",
            "volume",
            "ls",
            "--filter",
            "label=com.docker.compose.project",
            "--format",
            "{{.Label \"com.docker.compose.project\"}}"))
        .lines()
        .filter(project -> project.startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private String run(List<String> command) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it, with its volumes. */
  @Override
  public void close() {
    container.stop();
  }
}
