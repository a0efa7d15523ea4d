package org.ytarchive.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.system.StackProcess;
import org.ytarchive.system.TestYouTube;

/**
 * What a stack with nothing to do asks of its database, by PostgreSQL's own count of transactions:
 * every statement outside a longer transaction is one.
 */
public final class Idle {
  private static final Duration SETTLE = Duration.ofSeconds(15);
  private static final double MOST_PER_SECOND = 5;
  private static final String COUNT =
      "select sum(xact_commit + xact_rollback) from pg_stat_database where datname = current_database()";

  private Idle() {}

  /** Transactions per second over this time, our own looking left out. */
  public static Amount measure(StackProcess stack, Duration time)
      throws IOException, SQLException, InterruptedException {
    Thread.sleep(SETTLE);
    long before = transactions(stack.home());
    Thread.sleep(time);
    long own = 2; // the first look's connection: its count shows only when it is closed
    double perSecond = (double) (transactions(stack.home()) - before - own) / time.toSeconds();
    return new Amount("idle database transactions per second", perSecond, "/s", MOST_PER_SECOND);
  }

  private static long transactions(Path home) throws IOException, SQLException {
    var state = new Properties();
    try (var reader = Files.newBufferedReader(home.resolve("run/stack.properties"))) {
      state.load(reader);
    }
    var password = Files.readString(home.resolve("postgres/password")).strip();
    try (var connection =
            DriverManager.getConnection(state.getProperty("postgres"), "ytarchive", password);
        var rows = connection.createStatement().executeQuery(COUNT)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Prints the rate of an idle stack over 30 s. */
  public static void main(String[] arguments) throws Exception {
    Verdict.exit(
        "idle",
        folder -> {
          try (var youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.of());
              var stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()))) {
            return List.of(measure(stack, Duration.ofSeconds(30)));
          }
        });
  }
}
