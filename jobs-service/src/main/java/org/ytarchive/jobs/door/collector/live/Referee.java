package org.ytarchive.jobs.door.collector.live;

import com.corundumstudio.socketio.Transport;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ytarchive.common.http.Access;
import org.ytarchive.common.http.limit.Allowances;
import org.ytarchive.common.http.limit.ClientAddress;

/** Decides what may reach the library; it answers what it refuses in the protocol's own codes. */
@Singleton
class Referee {
  private static final String VERSION = "4";
  private static final String SOCKET_VERSION = "13";

  /**
   * What the library answers besides the protocol: an end before there was a beginning, which
   * leaves the client behind in its books, and a script, which any page may load.
   */
  private static final Set<String> ASIDE = Set.of("disconnect", "j");

  private final Sessions sessions;
  private final Access access;
  private final Allowances allowances;
  private final ClientAddress clients;

  Referee(Sessions sessions, Access access, Allowances allowances, ClientAddress clients) {
    this.sessions = sessions;
    this.access = access;
    this.allowances = allowances;
    this.clients = clients;
  }

  /** What is to be done with a request. */
  sealed interface Verdict {
    /** A handshake of a new client. */
    record Handshake() implements Verdict {}

    /** News are asked for, or sent ({@code asks} false). */
    record Poll(Session session, boolean asks) implements Verdict {}

    /** A socket that is to take over from the polls. */
    record Upgrade(Session session) implements Verdict {}

    /** A browser asks whether it may. */
    record Preflight() implements Verdict {}

    /** As Engine.IO numbers its errors. */
    record Refused(int status, int code, String message) implements Verdict {}
  }

  static final Verdict.Refused UNKNOWN_TRANSPORT = bad(0, "Transport unknown");
  static final Verdict.Refused UNKNOWN_SESSION = bad(1, "Session ID unknown");
  static final Verdict.Refused BAD_METHOD = bad(2, "Bad handshake method");
  static final Verdict.Refused BAD_REQUEST = bad(3, "Bad request");
  static final Verdict.Refused FORBIDDEN = new Verdict.Refused(403, 4, "Forbidden");
  static final Verdict.Refused UNAUTHORIZED = new Verdict.Refused(401, 4, "Unauthorized");
  static final Verdict.Refused TOO_LARGE = new Verdict.Refused(413, 3, "Payload too large");
  static final Verdict.Refused TOO_OFTEN = new Verdict.Refused(429, 3, "Too many requests");
  static final Verdict.Refused FULL = new Verdict.Refused(503, 3, "Too many sessions");
  static final Verdict.Refused UNSUPPORTED = bad(5, "Unsupported protocol version");

  private static Verdict.Refused bad(int code, String message) {
    return new Verdict.Refused(400, code, message);
  }

  /**
   * @param peer who the connection is with
   */
  Verdict judge(HttpRequest request, InetAddress peer) {
    var problem = access.problem(Engine.PATH, true, name -> header(request, name));
    boolean preflight = request.method().equals(HttpMethod.OPTIONS);
    if (problem.isPresent() && !(preflight && problem.get().code().status() == 401)) {
      return problem.get().code().status() == 401 ? UNAUTHORIZED : FORBIDDEN;
    }
    return preflight ? new Verdict.Preflight() : judgeAllowed(request, peer);
  }

  private Verdict judgeAllowed(HttpRequest request, InetAddress peer) {
    var query = new QueryStringDecoder(request.uri()).parameters();
    if (!VERSION.equals(first(query, "EIO"))) {
      return UNSUPPORTED;
    }
    var transport = transport(query);
    if (transport.isEmpty()) {
      return UNKNOWN_TRANSPORT;
    }
    boolean socket = transport.get() == Transport.WEBSOCKET;
    if (socket != isUpgrade(request) || ASIDE.stream().anyMatch(query::containsKey)) {
      return BAD_REQUEST;
    }
    var sid = first(query, "sid");
    return sid == null ? newClient(request, peer) : known(request, sid, socket);
  }

  /** It counts as one request, however much its session polls. */
  private Verdict newClient(HttpRequest request, InetAddress peer) {
    if (!request.method().equals(HttpMethod.GET)) {
      return BAD_METHOD;
    }
    if (sessions.isFull()) {
      return FULL;
    }
    return isTooOften(request, peer) ? TOO_OFTEN : new Verdict.Handshake();
  }

  private boolean isTooOften(HttpRequest request, InetAddress peer) {
    var forwarded = request.headers().getAll(ClientAddress.FORWARDED);
    return !allowances.isUnlimited() && !allowances.take(clients.of(peer, forwarded)).isConsumed();
  }

  private Verdict known(HttpRequest request, String sid, boolean socket) {
    var session = sessions.find(uuid(sid)).filter(s -> !s.isClosed());
    if (session.isEmpty()) {
      return UNKNOWN_SESSION;
    }
    if (session.get().isUpgraded()) {
      return BAD_REQUEST; // a second socket, or a poll that was left behind
    }
    if (socket) {
      return new Verdict.Upgrade(session.get());
    }
    boolean asks = request.method().equals(HttpMethod.GET);
    return asks || request.method().equals(HttpMethod.POST)
        ? new Verdict.Poll(session.get(), asks)
        : BAD_REQUEST;
  }

  private static Optional<Transport> transport(Map<String, List<String>> query) {
    return switch (Objects.requireNonNullElse(first(query, "transport"), "")) {
      case "polling" -> Optional.of(Transport.POLLING);
      case "websocket" -> Optional.of(Transport.WEBSOCKET);
      default -> Optional.empty();
    };
  }

  private static boolean isUpgrade(HttpRequest request) {
    return request.method().equals(HttpMethod.GET)
        && request
            .headers()
            .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
        && SOCKET_VERSION.equals(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))
        && request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
  }

  @Nullable
  private static String first(Map<String, List<String>> query, String name) {
    var values = query.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  @Nullable
  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static String header(HttpRequest request, String name) {
    return Objects.requireNonNullElse(request.headers().get(name), "");
  }
}
