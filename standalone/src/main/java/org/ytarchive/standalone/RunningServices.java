package org.ytarchive.standalone;

import io.micronaut.runtime.server.EmbeddedServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.FurtherAddress;
import org.ytarchive.common.http.ServiceRunner;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.common.settings.SettingsException;
import org.ytarchive.standalone.postgres.EmbeddedPostgres;

/** The four services, each in a context of its own, started and stopped side by side. */
final class RunningServices implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunningServices.class);

  private final Map<Service, EmbeddedServer> servers;

  private RunningServices(Map<Service, EmbeddedServer> servers) {
    this.servers = servers;
  }

  /** Throws naming the first that did not start, with the others stopped again. */
  static RunningServices start(Settings settings, Optional<EmbeddedPostgres> postgres) {
    var running = new RunningServices(new EnumMap<>(Service.class));
    try (var threads = Executors.newFixedThreadPool(Service.values().length)) {
      var starts = startAll(settings, postgres, threads);
      var failures = starts.entrySet().stream().flatMap(start -> running.join(start).stream());
      failures.toList().stream().findFirst().ifPresent(RunningServices::rethrow);
      running.servers.keySet().forEach(service -> Liveness.await(service, settings));
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private Optional<RuntimeException> join(
      Map.Entry<Service, CompletableFuture<EmbeddedServer>> start) {
    try {
      servers.put(start.getKey(), start.getValue().join());
      return Optional.empty();
    } catch (CompletionException e) {
      return Optional.of(failure(start.getKey(), e));
    }
  }

  private static void rethrow(RuntimeException failure) {
    throw failure;
  }

  private static Map<Service, CompletableFuture<EmbeddedServer>> startAll(
      Settings settings, Optional<EmbeddedPostgres> postgres, ExecutorService threads) {
    var starts = new EnumMap<Service, CompletableFuture<EmbeddedServer>>(Service.class);
    for (var service : Service.values()) {
      var own = postgres.map(p -> withDatabase(settings, p, service)).orElse(settings);
      starts.put(
          service,
          CompletableFuture.supplyAsync(() -> ServiceRunner.start(service.title(), own), threads));
    }
    return starts;
  }

  private static Settings withDatabase(
      Settings settings, EmbeddedPostgres postgres, Service service) {
    var name = service.title();
    return settings
        .with(
            Setting.DATABASE_URL,
            postgres.url() + "?currentSchema=" + name + "&ApplicationName=ytarchive-" + name)
        .with(Setting.DATABASE_USER, postgres.user())
        .with(Setting.DATABASE_PASSWORD, postgres.password());
  }

  /** A wrong setting is said as it is; of anything else the log gets the whole story. */
  private static RuntimeException failure(Service service, CompletionException e) {
    var causes = causes(e);
    var wrongSetting = causes.stream().filter(SettingsException.class::isInstance).findFirst();
    if (wrongSetting.isPresent()) {
      return (SettingsException) wrongSetting.get();
    }
    log.error("the {} service did not start", service.title(), e.getCause());
    return new StartException(
        ExitCode.FAILED,
        "the " + service.title() + " service did not start: " + causes.getLast().getMessage());
  }

  private static List<Throwable> causes(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause).limit(20).toList();
  }

  /** Where a service listens besides its own port, by what that is called. */
  Map<String, String> furtherAddresses() {
    return servers.values().stream()
        .flatMap(server -> server.getApplicationContext().streamOfType(FurtherAddress.class))
        .filter(further -> further.address().isPresent())
        .collect(
            Collectors.toMap(
                FurtherAddress::title, further -> further.address().orElseThrow().toString()));
  }

  /** Jobs first, since it calls the others; the rest together. */
  @Override
  public void close() {
    stop(List.of(Service.JOBS));
    stop(List.of(Service.METADATA, Service.DOWNLOAD, Service.STORAGE));
  }

  private void stop(List<Service> group) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var service : group) {
        var server = Optional.ofNullable(servers.get(service));
        server.ifPresent(running -> threads.execute(() -> stop(service, running)));
      }
    }
  }

  private static void stop(Service service, EmbeddedServer server) {
    try {
      server.stop();
    } catch (RuntimeException e) {
      log.warn("the {} service did not stop cleanly: {}", service.title(), e.toString());
    }
  }
}
