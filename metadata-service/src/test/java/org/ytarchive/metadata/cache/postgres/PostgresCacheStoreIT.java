package org.ytarchive.metadata.cache.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.metadata.cache.CacheKind;
import org.ytarchive.metadata.cache.CacheStore;
import org.ytarchive.metadata.cache.CacheStoreContract;

class PostgresCacheStoreIT extends CacheStoreContract {
  static final Map<String, String> database = TestDatabase.settings();
  @TempDir static Path home;
  static ApplicationContext context;

  @BeforeAll
  static void start() {
    context = TestService.context("metadata", home, database, Map.of());
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.getOrDefault("DATABASE_URL", ""), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute("truncate metadata.cache_entries");
    }
  }

  @Override
  protected CacheStore store() {
    return context.getBean(PostgresCacheStore.class);
  }

  /** Many replicas learn the same at once: the newest stays, whoever comes last. */
  @Test
  void keep_letsTheNewestWinARace() throws Exception {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var writes =
          IntStream.range(0, 200)
              .mapToObj(i -> (i * 37) % 200)
              .<Future<?>>map(n -> callers.submit(() -> write(n)))
              .toList();
      for (var write : writes) {
        write.get();
      }
    }

    assertThat(store().find(CacheKind.VIDEO, List.of("raced")).get("raced"))
        .isEqualTo(entry(CacheKind.VIDEO, "raced", "{\"n\":199}", NOON.plusSeconds(199)));
  }

  private void write(int n) {
    store()
        .keep(List.of(entry(CacheKind.VIDEO, "raced", "{\"n\":" + n + "}", NOON.plusSeconds(n))));
  }
}
