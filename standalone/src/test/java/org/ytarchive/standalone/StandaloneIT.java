package org.ytarchive.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.postgres.FreePort;

/** The program as the script starts it: a JVM of its own, told everything by its environment. */
class StandaloneIT {
  private static final Duration START = Duration.ofMinutes(2);

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();
  private final int port = FreePort.row(4);

  @AfterEach
  void end() throws InterruptedException {
    for (var process : started) {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void main_runsAllFourUntilItIsToldToStop() throws Exception {
    var process = start("home", Map.of());
    var state = awaitUp("home");

    for (var service : Service.values()) {
      var url = state.addresses().getOrDefault(service.title(), "");
      assertThat(health(url)).contains("\"service\":\"" + service.title() + "\"");
    }
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(home("home").stateFile()).doesNotExist();
    assertThat(folder.resolve("home/postgres/data/postmaster.pid")).doesNotExist();
  }

  /** Power is not lost gently: neither JVM nor PostgreSQL gets to clean up. */
  @Test
  void main_startsAgainAfterItWasKilled() throws Exception {
    var killed = start("home", Map.of());
    long before = awaitUp("home").pid();
    killed.destroyForcibly().waitFor();

    start("home", Map.of());
    await()
        .atMost(START)
        .until(() -> StackState.read(home("home")).filter(s -> s.pid() != before).isPresent());
    assertThat(health("http://127.0.0.1:" + port)).contains("healthy");
  }

  @Test
  void main_saysWhichPortIsTakenAndHowToChooseAnother() throws Exception {
    try (var taken = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      var process = start("home", Map.of());

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.PORT_TAKEN.code());
      assertThat(output("home"))
          .contains("port " + (port + 1) + " on 127.0.0.1 is taken")
          .contains("METADATA_PORT=" + (port + 1 + 10_000));
    }
    assertThat(folder.resolve("home/postgres")).doesNotExist();
  }

  @Test
  void main_refusesAHomeThatAnotherUses() throws Exception {
    var home = home("home");
    home.make();
    try (var lock = HomeLock.take(home)) {
      assertThat(lock).isNotNull();
      var process = start("home", Map.of());

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.HOME_IN_USE.code());
      assertThat(output("home")).contains("uses " + home.root()).contains("YTARCHIVE_HOME");
    }
  }

  /** An open address without tokens: one service says so, and nothing is left running. */
  @Test
  void main_stopsEverythingWhenOneServiceDoesNotStart() throws Exception {
    var process = start("home", Map.of("BIND_ADDRESS", "0.0.0.0"));

    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.WRONG_SETTINGS.code());
    assertThat(output("home")).contains("API_TOKENS_FILE").contains("ALLOW_UNAUTHENTICATED");
    assertThat(folder.resolve("home/postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void main_namesASettingThatCannotBe() throws Exception {
    var process = start("home", Map.of("JOBS_PORT", "many"));

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.WRONG_SETTINGS.code());
    assertThat(output("home")).contains("JOBS_PORT must be a port, 1..65535, not 'many'");
  }

  /** Services start side by side: whoever came first would have the port. */
  @Test
  void check_refusesTheDoorsAServicesPort() {
    var settings =
        Settings.read(
            Map.of(
                "JOBS_PORT", "" + port,
                "METADATA_PORT", "" + (port + 1),
                "DOWNLOAD_PORT", "" + (port + 2),
                "STORAGE_PORT", "" + (port + 3),
                "DOORS_PORT", "" + (port + 1)));

    assertThat(catchThrowable(() -> Ports.check(settings)))
        .hasMessageStartingWith("METADATA_PORT and DOORS_PORT are both " + (port + 1));
  }

  @Test
  void check_refusesOnePortForTwo() {
    var settings = Settings.read(Map.of("JOBS_PORT", "" + port, "STORAGE_PORT", "" + port));

    assertThat(catchThrowable(() -> Ports.check(settings)))
        .hasMessage("JOBS_PORT and STORAGE_PORT are both " + port + ": choose two ports");
  }

  private Process start(String home, Map<String, String> more) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var builder =
        new ProcessBuilder(java, "-Xmx512m", "-cp", classPath, Standalone.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(home + ".out").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("YTARCHIVE_"));
    builder.environment().putAll(environment(home));
    builder.environment().putAll(more);
    var process = builder.start();
    started.add(process);
    return process;
  }

  private Map<String, String> environment(String home) {
    var environment = new HashMap<String, String>();
    environment.put("YTARCHIVE_HOME", folder.resolve(home).toString());
    int next = port;
    for (var service : Service.values()) {
      environment.put(service.portSetting().name(), Integer.toString(next++));
    }
    environment.put("DOORS_PORT", "0");
    return environment;
  }

  private StackState awaitUp(String home) {
    await()
        .atMost(START)
        .failFast("it ended", () -> started.stream().noneMatch(Process::isAlive))
        .until(() -> StackState.read(home(home)).isPresent());
    return StackState.read(home(home)).orElseThrow();
  }

  private Home home(String name) {
    return new Home(folder.resolve(name));
  }

  private String output(String home) throws IOException {
    return Files.readString(folder.resolve(home + ".out"));
  }

  private static String health(String url) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(url + "/health")).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
