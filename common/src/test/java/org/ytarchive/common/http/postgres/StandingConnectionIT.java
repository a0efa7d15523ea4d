package org.ytarchive.common.http.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.http.DatabaseSettings;
import org.ytarchive.common.testing.TestDatabase;

class StandingConnectionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String OURS =
      "from pg_stat_activity where application_name = 'ytarchive-test'"
          + " and datname = current_database()";

  private final DatabaseSettings settings =
      new DatabaseSettings(TestDatabase.fresh(), "postgres", "postgres");
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final StandingConnection connection =
      StandingConnection.listen(settings, "ytarchive-test", List.of("a", "b"), new Ear());

  private final class Ear implements StandingConnection.Listener {
    @Override
    public void opened() {
      heard.add("stands");
    }

    @Override
    public void heard(String channel, String payload) {
      heard.add(channel + " " + payload);
      if (payload.equals("odd")) {
        throw new IllegalArgumentException(payload);
      }
    }

    @Override
    public void gone() {
      heard.add("went");
    }
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private long ask(String sql) {
    try (var asking = DriverManager.getConnection(settings.url(), "postgres", "postgres");
        var statement = asking.createStatement();
        var answer = statement.executeQuery(sql)) {
      return answer.next() ? answer.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void say(String channel, String payload) {
    ask("select 1 from pg_notify('%s', '%s')".formatted(channel, payload));
  }

  private void awaitHeard(String... all) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly(all));
  }

  @Test
  void heard_isWhatIsSaidOnItsChannels() {
    awaitHeard("stands");

    say("a", "1");
    say("c", "2");
    say("b", "3");

    awaitHeard("stands", "a 1", "b 3");
  }

  /** PostgreSQL restarts, or an administrator ends what seems idle. */
  @Test
  void stands_againAfterItWasEnded() {
    awaitHeard("stands");

    ask("select count(pg_terminate_backend(pid)) " + OURS);
    awaitHeard("stands", "went", "stands");

    say("a", "1");
    awaitHeard("stands", "went", "stands", "a 1");
  }

  /** What one listener cannot read must not make all of them deaf. */
  @Test
  void stands_againAfterItsListenerFailed() {
    awaitHeard("stands");

    say("a", "odd");

    awaitHeard("stands", "a odd", "went", "stands");
  }

  @Test
  void close_leavesNoConnection() {
    awaitHeard("stands");

    connection.close();

    await().atMost(PATIENCE).until(() -> ask("select count(*) " + OURS) == 0);
    assertThat(heard).containsExactly("stands");
  }
}
