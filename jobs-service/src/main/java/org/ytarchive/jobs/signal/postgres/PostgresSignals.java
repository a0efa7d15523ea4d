package org.ytarchive.jobs.signal.postgres;

import static java.util.stream.Collectors.toMap;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.DatabaseSettings;
import org.ytarchive.common.http.postgres.StandingConnection;
import org.ytarchive.jobs.signal.Channel;
import org.ytarchive.jobs.signal.Signals;

/** Hears what all replicas say by {@code notify}. */
@Context
class PostgresSignals implements Signals, StandingConnection.Listener {
  private static final Logger log = LoggerFactory.getLogger(PostgresSignals.class);

  private final Map<String, List<Consumer<String>>> listeners;
  private final StandingConnection connection;

  PostgresSignals(DatabaseSettings settings) {
    this.listeners =
        Arrays.stream(Channel.values())
            .collect(toMap(Channel::wireName, channel -> new CopyOnWriteArrayList<>()));
    this.connection =
        StandingConnection.listen(settings, "ytarchive-jobs-signals", listeners.keySet(), this);
  }

  @Override
  public void listen(Channel channel, Consumer<String> listener) {
    listenersOf(channel.wireName()).add(listener);
  }

  private List<Consumer<String>> listenersOf(String channel) {
    return listeners.getOrDefault(channel, List.of());
  }

  /** What was said while nobody listened is lost: everyone looks for himself. */
  @Override
  public void opened() {
    listeners.values().forEach(each -> each.forEach(listener -> tell(listener, "")));
  }

  @Override
  public void heard(String channel, String id) {
    listenersOf(channel).forEach(listener -> tell(listener, id));
  }

  private static void tell(Consumer<String> listener, String id) {
    try {
      listener.accept(id);
    } catch (RuntimeException e) {
      log.error("a listener failed", e);
    }
  }

  @PreDestroy
  void close() {
    connection.close();
  }
}
