package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The product as a person runs it: one process of the operating system with a home and ports of its
 * own, reached over HTTP alone. It may be killed and started again; closing it leaves nothing.
 */
public final class StackProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration AFTERMATH = Duration.ofSeconds(15);

  private final Path home;
  private final Map<String, String> environment;
  private final Map<Service, Integer> ports;
  private final int doorsPort;
  private final Optional<Replicas> replicas;
  private Process process;

  private StackProcess(Path home, Map<String, String> settings) {
    this.home = home;
    var free = new ArrayDeque<>(FreePorts.take(Service.values().length + 1));
    this.doorsPort = free.pop();
    this.ports = new EnumMap<>(Service.class);
    Arrays.stream(Service.values()).forEach(service -> ports.put(service, free.pop()));
    this.replicas = Replicas.areWanted() ? Optional.of(new Replicas()) : Optional.empty();
    this.environment = environment(home, ports, doorsPort);
    replicas.ifPresent(all -> environment.putAll(all.settings()));
    environment.putAll(settings);
    replicas.ifPresent(all -> all.lead(this));
    this.process = launch();
  }

  /** Starts it on what the settings say, and returns when all four services answer. */
  public static StackProcess start(Path home, Map<String, String> settings) {
    var stack = new StackProcess(home, settings);
    try {
      stack.awaitHealthy();
      stack.replicas.ifPresent(all -> all.start(stack, settings));
      return stack;
    } catch (RuntimeException | Error e) {
      stack.sweep();
      throw new AssertionError("the stack did not start:\n" + stack.lastLog(), e);
    }
  }

  public Path home() {
    return home;
  }

  public Caller jobs() {
    return caller(Service.JOBS);
  }

  public Caller metadata() {
    return caller(Service.METADATA);
  }

  public Caller download() {
    return caller(Service.DOWNLOAD);
  }

  public Caller storage() {
    return caller(Service.STORAGE);
  }

  public Caller caller(Service service) {
    return new Caller(ports(service).stream().mapToInt(Integer::intValue).toArray());
  }

  /** Where each of the service's replicas listens. */
  public List<Integer> ports(Service service) {
    return replicas.map(r -> r.ports(this, service)).orElseGet(() -> List.of(ownPort(service)));
  }

  /** Where the service listens, or what stands before its replicas. */
  public int port(Service service) {
    return replicas.map(r -> r.entrance(service)).orElseGet(() -> ownPort(service));
  }

  /** Where this very process has the service. */
  int ownPort(Service service) {
    return ports.getOrDefault(service, 0);
  }

  /** Where the doors listen besides {@link Service#JOBS}, or what stands before them. */
  public int doorsPort() {
    return replicas.map(Replicas::doors).orElse(doorsPort);
  }

  int ownDoorsPort() {
    return doorsPort;
  }

  /** Speaks with the doors at their own port. */
  public Caller doors() {
    return new Caller(doorsPort());
  }

  public HomeProcesses processes() {
    return new HomeProcesses(home);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9} of the JVM; what it started learns of it in its own way. */
  public void kill() {
    process.destroyForcibly();
    waitForEnd(STOP);
  }

  /** Starts it again on the same home and ports, after it was killed or stopped. */
  public void restart() {
    process = launch();
    awaitHealthy();
    replicas.ifPresent(Replicas::restart);
  }

  /** Asks it to stop, as {@code ./ytarchive down} does; afterwards nothing of it runs. */
  public void stop() {
    replicas.ifPresent(Replicas::stop);
    process.destroy();
    waitForEnd(STOP);
    awaitNoProcess();
  }

  /** Nothing of this home runs any more: no service, no database, no tool. */
  public void awaitNoProcess() {
    await()
        .atMost(AFTERMATH)
        .untilAsserted(() -> assertThat(processes().all()).as("left running").isEmpty());
  }

  public void awaitHealthy() {
    await()
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .failFast("the stack ended: see its log", () -> !process.isAlive())
        .until(
            () -> Arrays.stream(Service.values()).allMatch(s -> answers(new Caller(ownPort(s)))));
  }

  public boolean isHealthy(Service service) {
    return answers(caller(service));
  }

  private static boolean answers(Caller service) {
    try {
      return service.get("/health").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** The end of what it printed. */
  public String lastLog() {
    try {
      var lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  /** Its own, and those of its replicas. */
  public List<Path> logs() {
    var all = new ArrayList<>(List.of(log()));
    replicas.ifPresent(some -> all.addAll(some.logs()));
    return all;
  }

  public Path log() {
    return home.resolveSibling(home.getFileName() + ".log");
  }

  /** Stops it if it still runs. What outlives that is killed and fails the test. */
  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        stop();
      }
    } finally {
      replicas.ifPresent(Replicas::close);
      sweep();
    }
  }

  private void sweep() {
    process.destroyForcibly();
    for (int round = 0; round < 5 && !processes().all().isEmpty(); round++) {
      processes().all().forEach(HomeProcesses.Found::kill);
      waitForEnd(Duration.ofMillis(500));
    }
  }

  private void waitForEnd(Duration limit) {
    try {
      process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process launch() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(product());
    command.add("org.ytarchive.standalone.Standalone");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The build that the script made, where it names one, with its start cache; else the classes. */
  private static List<String> product() {
    var build = Optional.ofNullable(System.getProperty("ytarchive.build"));
    return build
        .map(b -> List.of("-XX:AOTCache=" + b + "/stack.aot", "-cp", b + "/lib/*"))
        .orElseGet(() -> List.of("-cp", productClasspath()));
  }

  /** What is shipped: our test classes must not be there, nor what tests alone need. */
  static String productClasspath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Map<String, String> environment(
      Path home, Map<Service, Integer> ports, int doorsPort) {
    var all = new HashMap<String, String>();
    all.put("PATH", System.getenv("PATH"));
    all.put("LANG", "C.UTF-8");
    all.put("HOME", System.getProperty("user.home"));
    all.put("YTARCHIVE_HOME", home.toString());
    all.put("API_REQUESTS_PER_MINUTE", "0");
    ports.forEach((service, port) -> all.put(service.portSetting(), port.toString()));
    all.put("DOORS_PORT", Integer.toString(doorsPort));
    return all;
  }
}
