package org.ytarchive.jobs.door.collector.live;

import com.corundumstudio.socketio.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import jakarta.annotation.Nullable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ytarchive.jobs.door.collector.live.Referee.Verdict;

/**
 * Stands between one connection and the library. It refuses what the protocol refuses, keeps a
 * failed upgrade from ending its session, sees to it that no poll stalls an upgrade and that
 * nothing is left behind by one, and gives answers the headers they need.
 */
final class EngineGuard extends ChannelDuplexHandler {
  /** A poll that comes while a socket takes over is let go after so long, again and again. */
  private static final long RELEASE_MILLIS = 100;

  private static final long PROBE_SECONDS = 10;

  /**
   * Clients have nothing to tell but that they are there; and the library takes time with the
   * square of a number's length to read it, on the thread of everybody's connections.
   */
  private static final int LONGEST_WORD = 8 * 1024;

  private final Engine engine;
  private final Referee referee;
  @Nullable private EngineAnswers answers;
  @Nullable private Session polling;
  @Nullable private Session probing;
  @Nullable private Session taken;

  EngineGuard(Engine engine, Referee referee) {
    this.engine = engine;
    this.referee = referee;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    switch (message) {
      case FullHttpRequest request when EngineSwitch.isOurs(request) -> take(context, request);
      case HttpRequest another -> {
        answers = null;
        super.channelRead(context, another);
      }
      case PingWebSocketFrame ping -> context.writeAndFlush(new PongWebSocketFrame(ping.content()));
      case PongWebSocketFrame pong -> pong.release();
      case TextWebSocketFrame text when isTooLong(text.content()) -> cutOff(context, text);
      case TextWebSocketFrame text when Words.areMany(text.content()) -> cutOff(context, text);
      case ContinuationWebSocketFrame more -> cutOff(context, more); // they need no second frame
      case TextWebSocketFrame text when probing != null -> hear(context, text, probing);
      case TextWebSocketFrame text when Words.askToBeLetIn(text.content()) ->
          letIn(context, session(context), () -> pass(context, text));
      default -> super.channelRead(context, message);
    }
  }

  private static void cutOff(ChannelHandlerContext context, WebSocketFrame frame) {
    frame.release();
    context.close();
  }

  /** Of a socket: its own, or the one it took over. */
  private Optional<Session> session(ChannelHandlerContext context) {
    return Optional.ofNullable(taken).or(() -> engine.session(context.channel()));
  }

  /** It hears that it is in when nothing can happen that it would not be told of. */
  private void letIn(ChannelHandlerContext context, Optional<Session> session, Runnable then) {
    if (session.isPresent() && session.get().heard().isEmpty()) {
      engine.place(session.get(), context, then);
    } else {
      then.run();
    }
  }

  private static void pass(ChannelHandlerContext context, Object message) {
    if (context.isRemoved()) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static boolean isTooLong(ByteBuf said) {
    return said.readableBytes() > LONGEST_WORD;
  }

  private void take(ChannelHandlerContext context, FullHttpRequest request) throws Exception {
    answers = new EngineAnswers(request);
    switch (referee.judge(request, peer(context))) {
      case Verdict.Handshake any -> super.channelRead(context, named(slashed(request)));
      case Verdict.Poll poll when isTooLong(request.content()) ->
          refuse(context, request, Referee.TOO_LARGE);
      case Verdict.Poll poll -> poll(context, request, poll);
      case Verdict.Upgrade upgrade -> upgrade(context, request, upgrade.session());
      case Verdict.Preflight any -> new EngineAnswers(request).preflight(context, request);
      case Verdict.Refused refused -> refuse(context, request, refused);
    }
  }

  private static void refuse(
      ChannelHandlerContext context, FullHttpRequest request, Verdict.Refused refused) {
    new EngineAnswers(request).refuse(context, request, refused);
  }

  /** The library takes a session's id from a header of this name, if there is one. */
  private static FullHttpRequest named(FullHttpRequest request) {
    request.headers().set("io", SessionIds.next().toString());
    return request;
  }

  private static InetAddress peer(ChannelHandlerContext context) {
    return context.channel().remoteAddress() instanceof InetSocketAddress from
        ? from.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  /** The library knows its path with the slash alone. */
  private static FullHttpRequest slashed(FullHttpRequest request) {
    var uri = request.uri();
    return uri.startsWith(Engine.PATH)
        ? request
        : request.setUri(Engine.PATH + uri.substring(Engine.PATH.length() - 1));
  }

  private void poll(ChannelHandlerContext context, FullHttpRequest request, Verdict.Poll poll)
      throws Exception {
    var session = poll.session();
    if (poll.asks() && !session.beginPoll(context.channel())) {
      refuse(context, request, Referee.BAD_REQUEST); // two at once: one of them is lost
      session.head().disconnect();
      return;
    }
    polling = poll.asks() ? session : null;
    var words = poll.asks() ? List.<ByteBuf>of() : Words.of(request.content());
    request.content().clear(); // the library leaks what it splits itself
    super.channelRead(context, slashed(request));
    tell(context, session, words);
    if (poll.asks() && session.isProbing()) {
      later(context, RELEASE_MILLIS, () -> release(session));
    }
  }

  private void tell(ChannelHandlerContext context, Session session, List<ByteBuf> words) {
    if (words.stream().anyMatch(Words::askToBeLetIn)) {
      letIn(context, Optional.of(session), () -> say(context, session, words));
    } else {
      say(context, session, words);
    }
  }

  private void say(ChannelHandlerContext context, Session session, List<ByteBuf> words) {
    for (var word : words) {
      if (!session.isClosed()) {
        engine.hear(context, session, word);
      }
    }
  }

  private static void release(Session session) {
    if (session.isProbing()) {
      session.nudge(Transport.POLLING);
    }
  }

  private void upgrade(ChannelHandlerContext context, FullHttpRequest request, Session session)
      throws Exception {
    if (!session.beginProbe(context.channel())) {
      refuse(context, request, Referee.BAD_REQUEST);
      return;
    }
    probing = session;
    super.channelRead(context, slashed(request));
    later(
        context,
        TimeUnit.SECONDS.toMillis(PROBE_SECONDS),
        () -> {
          if (!session.isUpgraded()) {
            context.close();
          }
        });
  }

  private void hear(ChannelHandlerContext context, TextWebSocketFrame text, Session session)
      throws Exception {
    boolean probe = text.content().readableBytes() == 6 && text.text().equals("2probe");
    super.channelRead(context, text);
    if (probe) {
      later(context, RELEASE_MILLIS, () -> release(session));
    } else if (session.isUpgraded()) {
      probing = null;
      taken = session;
      // what was told while the transports changed may wait in a queue that nobody looks at
      later(context, RELEASE_MILLIS, () -> session.nudge(Transport.WEBSOCKET));
    }
  }

  private static void later(ChannelHandlerContext context, long millis, Runnable then) {
    context.executor().schedule(then, millis, TimeUnit.MILLISECONDS);
  }

  /** The end of a socket that has not taken over is not the end of the session. */
  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (polling != null) {
      polling.endPoll(context.channel());
    }
    if (probing != null && !probing.isUpgraded()) {
      engine.remove(context.pipeline());
    }
    super.channelInactive(context);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (answers != null && message instanceof HttpResponse response) {
      answers.dress(response);
      engine.register(context.channel());
      if (polling != null) {
        polling.endPoll(context.channel());
      }
    }
    super.write(context, message, promise);
  }
}
