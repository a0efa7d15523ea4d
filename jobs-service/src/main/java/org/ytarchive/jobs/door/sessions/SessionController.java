package org.ytarchive.jobs.door.sessions;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.List;

/** {@code youtube-downloader-sessions.md}, "Session Management". */
@Controller("/api/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionController {
  private final SessionService sessions;
  private final SessionGate gate;
  private final SessionSettings settings;
  private final Clock clock;

  SessionController(
      SessionService sessions, SessionGate gate, SessionSettings settings, Clock clock) {
    this.sessions = sessions;
    this.gate = gate;
    this.settings = settings;
    this.clock = clock;
  }

  /** A body is not read: there is nothing to say. */
  @Post(consumes = "*/*")
  SessionInfo create() {
    return info(sessions.create());
  }

  @Get("/{sessionUuid}")
  SessionInfo get(String sessionUuid) {
    return info(gate.enter(sessionUuid, List.of("path", "session_uuid")));
  }

  private SessionInfo info(SessionGate.Visit visit) {
    return SessionInfo.of(visit.id().reveal(), visit.session(), clock.instant());
  }

  /** Under their handles. */
  @Get
  List<SessionInfo> list() {
    var now = clock.instant();
    return sessions.active().stream()
        .map(session -> SessionInfo.of(session.handle().toString(), session, now))
        .toList();
  }

  @Get("/stats/overview")
  SessionOverview overview() {
    return SessionOverview.of(sessions.totals(), settings);
  }
}
