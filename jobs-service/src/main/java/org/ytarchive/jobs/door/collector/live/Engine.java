package org.ytarchive.jobs.door.collector.live;

import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.listener.ExceptionListenerAdapter;
import com.corundumstudio.socketio.messages.PacketsMessage;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import io.micronaut.context.annotation.Value;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.Access;

/** Engine.IO 4 and Socket.IO 5 at {@link #PATH}, as netty-socketio speaks them. */
@Singleton
class Engine {
  static final String PATH = "/socket.io/";
  static final int MAX_PAYLOAD = 1_000_000;
  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  /** The library ends a session whose upgrade takes longer; our guard ends the attempt alone. */
  private static final int UPGRADE_TIMEOUT = 86_400_000;

  private final Sessions sessions;
  private final Access access;
  private final int pingMillis;
  private final int patienceMillis;
  private final EngineHandlers handlers;

  Engine(
      Sessions sessions,
      Access access,
      @Value("${ytarchive.collector.ping-millis:25000}") int pingMillis,
      @Value("${ytarchive.collector.ping-timeout-millis:20000}") int patienceMillis) {
    this.sessions = sessions;
    this.access = access;
    this.pingMillis = pingMillis;
    this.patienceMillis = patienceMillis;
    var configuration = configuration();
    var namespaces = new NamespacesHub(configuration);
    var main = namespaces.create(Namespace.DEFAULT_NAME);
    main.addDisconnectListener(sessions);
    main.addAuthTokenListener(sessions);
    this.handlers = new EngineHandlers(configuration, namespaces);
  }

  private Configuration configuration() {
    var configuration = new Configuration();
    configuration.setContext(PATH.substring(0, PATH.length() - 1));
    configuration.setAllowCustomRequests(true); // every other path is Micronaut's
    configuration.setPingInterval(pingMillis);
    configuration.setPingTimeout(patienceMillis);
    configuration.setUpgradeTimeout(UPGRADE_TIMEOUT);
    configuration.setMaxHttpContentLength(MAX_PAYLOAD);
    configuration.setMaxFramePayloadLength(MAX_PAYLOAD);
    configuration.setRandomSession(false); // the guard chooses, in a header that wins over a cookie
    configuration.setAddVersionHeader(false);
    configuration.setEnableCors(false); // the guard does it, by our list
    configuration.setHttpCompression(false);
    configuration.setWebsocketCompression(false);
    configuration.setJsonSupport(new EngineJson(sessions, MAX_PAYLOAD));
    configuration.setAuthorizationListener(this::authorize);
    configuration.setExceptionListener(new Quiet());
    return configuration;
  }

  /** The same rules as everywhere; the guard has asked before, for every request. */
  private AuthorizationResult authorize(HandshakeData data) {
    boolean allowed =
        access
            .problem(
                PATH, true, name -> Objects.requireNonNullElse(data.getHttpHeaders().get(name), ""))
            .isEmpty();
    return allowed
        ? AuthorizationResult.SUCCESSFUL_AUTHORIZATION
        : AuthorizationResult.FAILED_AUTHORIZATION;
  }

  /** Puts what speaks the protocol into this connection's pipeline. */
  void install(String after, ChannelHandlerContext context, EngineGuard guard) {
    var pipeline = context.pipeline();
    pipeline.addAfter(after, "socket-io-aggregator", new EngineAggregator());
    pipeline.addAfter("socket-io-aggregator", "socket-io-guard", guard);
    handlers.installAfter("socket-io-guard", pipeline);
    handlers.handlerAdded(context); // its timers run on this executor
  }

  /** What the library has made of a handshake on this connection, if it has. */
  void register(Channel channel) {
    var head = channel.attr(ClientHead.CLIENT).get();
    if (head != null) {
      sessions.register(head, () -> handlers.onDisconnect(head));
    }
  }

  /** As the library hears it; who says what cannot be is cut off. */
  void hear(ChannelHandlerContext context, Session session, ByteBuf word) {
    try {
      handlers.hear(context, new PacketsMessage(session.head(), word, Transport.POLLING));
    } catch (Exception e) { // of whatever kind the library's parsers throw
      log.debug("a Socket.IO client is not understood: {}", e.toString());
      context.close();
    }
  }

  /** Whose handshake came on this connection. */
  Optional<Session> session(Channel channel) {
    return Optional.ofNullable(channel.attr(ClientHead.CLIENT).get())
        .flatMap(head -> sessions.find(head.getSessionId()));
  }

  /** Lets {@code then} run on the connection's thread when it is known what news are to it. */
  void place(Session session, ChannelHandlerContext context, Runnable then) {
    sessions.place(session, () -> context.executor().execute(then));
  }

  void remove(ChannelPipeline pipeline) {
    handlers.removeFrom(pipeline);
  }

  @PreDestroy
  void stop() {
    handlers.stop();
  }

  /** What a client sends amiss ends its connection, and is no fault of ours. */
  private static final class Quiet extends ExceptionListenerAdapter {
    @Override
    public void onAuthException(Throwable e, SocketIOClient client) {
      log.debug("a Socket.IO client cannot be let in: {}", e.toString());
    }

    @Override
    public boolean exceptionCaught(ChannelHandlerContext context, Throwable e) {
      log.debug("a Socket.IO client is cut off: {}", e.toString());
      context.close();
      return true;
    }
  }
}
