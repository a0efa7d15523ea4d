package org.ytarchive.standalone;

import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.backup.Restore;
import org.ytarchive.standalone.postgres.EmbeddedPostgres;

/**
 * Everything one machine needs: PostgreSQL, unless {@code DATABASE_URL} names one, and the four
 * services. It checks first and starts then; it stops in the opposite order.
 */
public final class Stack implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Stack.class);

  private final Settings settings;
  private final Home home;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private Map<String, String> further = Map.of();
  private boolean closed;

  public Stack(Settings settings) {
    this.settings = settings;
    this.home = new Home(settings.path(Setting.YTARCHIVE_HOME));
  }

  /**
   * Returns when all four answer. After an exception, which says in one line what to do, {@link
   * #close} stops what had been started.
   */
  public void start() {
    home.make();
    own(HomeLock.take(home));
    refuseHalfRestored();
    Ports.check(settings);
    var postgres = postgres();
    postgres.ifPresent(this::own);
    var services = RunningServices.start(settings, postgres);
    own(services);
    further = services.furtherAddresses();
    own(() -> StackState.remove(home));
    state(postgres).write(home);
  }

  private void refuseHalfRestored() {
    if (Files.exists(Restore.mark(home.root()))) {
      throw new StartException(
          ExitCode.FAILED,
          "a restore into %s was cut: empty that folder and restore again".formatted(home.root()));
    }
  }

  /** Where the services listen besides their own ports, once they run. */
  Map<String, String> furtherAddresses() {
    return further;
  }

  private Optional<EmbeddedPostgres> postgres() {
    return settings.find(Setting.DATABASE_URL).isPresent()
        ? Optional.empty()
        : Optional.of(EmbeddedPostgres.start(home.postgres()));
  }

  private StackState state(Optional<EmbeddedPostgres> postgres) {
    var addresses = new TreeMap<String, String>();
    for (var service : Service.values()) {
      addresses.put(service.title(), service.url(settings));
    }
    addresses.putAll(further);
    postgres.ifPresent(p -> addresses.put("postgres", p.url()));
    return new StackState(ProcessHandle.current().pid(), addresses);
  }

  /** Who is told to stop while it still starts stops what is there, and all that comes after. */
  private synchronized void own(AutoCloseable part) {
    parts.push(part);
    if (closed) {
      closeParts();
      throw new StartException(ExitCode.FAILED, "stopped while it was starting");
    }
  }

  /** Services first, so that none sees its database go; waits until all have ended. */
  @Override
  public synchronized void close() {
    closed = true;
    closeParts();
  }

  private void closeParts() {
    while (!parts.isEmpty()) {
      var part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
