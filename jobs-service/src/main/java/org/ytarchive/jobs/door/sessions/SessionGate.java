package org.ytarchive.jobs.door.sessions;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.limit.Allowances;
import org.ytarchive.jobs.door.InvalidInput;
import org.ytarchive.jobs.door.Refusal;

/**
 * Lets in who shows a living session's id, and counts that as its activity. Each way not to get in
 * has its own sentence, and none of them repeats what was shown.
 */
@Singleton
class SessionGate {
  static final String HEADER = "X-Session-ID";
  private static final int NOT_FOUND = 404;
  private static final Duration WATCH = Duration.ofMinutes(1);
  private static final String NEW_ONE = "create one with POST /api/sessions/";

  private final SessionStore sessions;
  private final SessionSettings settings;
  private final Allowances allowances;
  private final Clock clock;

  SessionGate(SessionStore sessions, SessionSettings settings, Clock clock) {
    this.sessions = sessions;
    this.settings = settings;
    this.allowances = Allowances.of(settings.requestsPerMinute(), clock);
    this.clock = clock;
  }

  /** Somebody who was let in. */
  record Visit(SessionId id, Session session) {
    Place place() {
      return new Place(session.handle());
    }
  }

  /** By the header. */
  Visit enter(HttpRequest<?> request) {
    return enter(Optional.ofNullable(request.getHeaders().get(HEADER)));
  }

  /** By the header, or by {@code ?session=} where a client can set no header. */
  Visit enterByLink(HttpRequest<?> request) {
    var header = Optional.ofNullable(request.getHeaders().get(HEADER));
    return enter(header.or(() -> Optional.ofNullable(request.getParameters().get("session"))));
  }

  Visit enter(Optional<String> shown) {
    var id = shown.map(String::strip).filter(text -> !text.isEmpty());
    return enter(id.orElseThrow(SessionGate::missing), List.of("header", HEADER));
  }

  /**
   * @param where the id was written, for the error's {@code loc}
   */
  Visit enter(String shown, List<Object> where) {
    var id = SessionId.parse(shown).orElseThrow(() -> malformed(where));
    var session = sessions.find(id.hash()).orElseThrow(SessionGate::unknown);
    var now = clock.instant();
    requireAwake(session, now);
    limit(session);
    sessions.touch(session.handle(), now);
    return new Visit(id, session.at(now));
  }

  private void requireAwake(Session session, Instant now) {
    if (session.isExpired(settings.ttl(), now)) {
      throw new Refusal(
          NOT_FOUND, "Session expired: it was not used for " + hours() + "; " + NEW_ONE);
    }
  }

  /**
   * For who was let in and stayed.
   *
   * @param heard whether there was a sign since that somebody listens; that is activity
   */
  void stay(Visit visit, boolean heard) {
    var session = sessions.find(visit.session().handle()).orElseThrow(SessionGate::unknown);
    var now = clock.instant();
    requireAwake(session, now);
    if (heard) {
      sessions.touch(session.handle(), now);
    }
  }

  /** How often who stays is to be looked at. */
  Duration watch() {
    var often = settings.ttl().dividedBy(4);
    return often.compareTo(WATCH) < 0 ? often : WATCH;
  }

  private String hours() {
    long hours = settings.ttl().toHours();
    return hours > 0 ? hours + " hours" : settings.ttl().toSeconds() + " seconds";
  }

  private void limit(Session session) {
    if (allowances.isUnlimited()) {
      return;
    }
    var taken = allowances.take(session.handle().toString());
    if (!taken.isConsumed()) {
      long wait = taken.getNanosToWaitForRefill();
      long seconds = Math.ceilDiv(wait, TimeUnit.SECONDS.toNanos(1));
      throw new ArchiveException(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          "Rate limit exceeded: more than %d requests of this session within a minute; try again in %d seconds"
              .formatted(allowances.perMinute(), seconds),
          Map.of("retry_after", seconds));
    }
  }

  private static ArchiveException missing() {
    return InvalidInput.refusal(
        new InvalidInput(
            "missing",
            List.of("header", HEADER),
            "Field required: the session_uuid that POST /api/sessions/ answered",
            null));
  }

  private static ArchiveException malformed(List<Object> where) {
    return InvalidInput.refusal(
        new InvalidInput("uuid_parsing", where, "Input should be a valid UUID", null));
  }

  private static Refusal unknown() {
    return new Refusal(NOT_FOUND, "Session not found: " + NEW_ONE);
  }
}
