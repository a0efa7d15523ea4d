package org.ytarchive.jobs.door.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.jobs.door.Refusal;

class SessionGateTest {
  private final HandClock clock = new HandClock();
  private final InMemorySessionStore sessions = new InMemorySessionStore();
  private final SessionSettings settings =
      new SessionSettings(
          10, 10, Duration.ofHours(24), Duration.ofHours(1), 3, Duration.ofMinutes(1));
  private final SessionGate gate = new SessionGate(sessions, settings, clock);
  private final SessionId id = SessionId.random();

  @BeforeEach
  void create() {
    var now = clock.instant();
    sessions.create(UUID.randomUUID(), id.hash(), now, now.minus(settings.ttl()), 10);
  }

  private SessionGate.Visit enter() {
    return gate.enter(Optional.of(id.reveal()));
  }

  @Test
  void enter_countsAsActivity() {
    clock.pass(Duration.ofHours(23));
    assertThat(enter().session().lastActivity()).isEqualTo(clock.instant());
    clock.pass(Duration.ofHours(23));

    assertThat(enter().session().lastActivity()).isEqualTo(clock.instant());
  }

  @Test
  void enter_endsWithTheTimeToLive() {
    clock.pass(Duration.ofHours(24));

    assertThatThrownBy(this::enter)
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Session expired");
  }

  @Test
  void enter_isLimitedPerSession() {
    for (int i = 0; i < 3; i++) {
      enter();
    }

    assertThatThrownBy(this::enter)
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.details()).containsEntry("retry_after", 60L));
    clock.pass(Duration.ofMinutes(1));
    assertThat(enter()).isNotNull();
  }

  @Test
  void credential_isNeverWrittenOut() {
    assertThat(enter().toString()).doesNotContain(id.reveal());
    assertThatThrownBy(() -> gate.enter(Optional.of(SessionId.random().reveal())))
        .hasMessage("Session not found: create one with POST /api/sessions/");
  }
}
