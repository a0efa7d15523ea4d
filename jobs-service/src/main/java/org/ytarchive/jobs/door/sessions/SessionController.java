package org.ytarchive.jobs.door.sessions;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.List;
import org.ytarchive.common.api.ApiCall;

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

  /** A new anonymous session. A body is not read: there is nothing to say. */
  @ApiCall(id = "createSession", refusals = 429)
  @Post(consumes = "*/*")
  SessionInfo create() {
    return info(sessions.create());
  }

  /** One's own session. */
  @ApiCall(
      id = "getSession",
      refusals = {404, 422})
  @Get("/{sessionUuid}")
  SessionInfo get(String sessionUuid) {
    return info(gate.enter(sessionUuid, List.of("path", "session_uuid")));
  }

  private SessionInfo info(SessionGate.Visit visit) {
    return SessionInfo.of(visit.id().reveal(), visit.session(), clock.instant());
  }

  /** The active sessions, under handles that open nothing. */
  @ApiCall(id = "listSessions")
  @Get
  List<SessionInfo> list() {
    var now = clock.instant();
    return sessions.active().stream()
        .map(session -> SessionInfo.of(session.handle().toString(), session, now))
        .toList();
  }

  /** All sessions together: how many, their jobs, their bytes, the limits. */
  @ApiCall(id = "getSessionsOverview")
  @Get("/stats/overview")
  SessionOverview overview() {
    return SessionOverview.of(sessions.totals(), settings);
  }
}
