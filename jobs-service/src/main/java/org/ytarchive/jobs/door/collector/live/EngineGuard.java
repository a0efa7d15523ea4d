package org.ytarchive.jobs.door.collector.live;

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
import jakarta.annotation.Nullable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.ytarchive.jobs.door.collector.live.Referee.Verdict;

/**
 * Stands between one connection and the library. It refuses what the protocol refuses, keeps a
 * failed upgrade from ending its session, sees to it that no poll stalls an upgrade and that
 * nothing is left behind by one, and gives answers the headers they need.
 */
final class EngineGuard extends ChannelDuplexHandler {
  /**
   * Clients have nothing to tell but that they are there; and the library takes time with the
   * square of a number's length to read it, on the thread of everybody's connections.
   */
  private static final int LONGEST_WORD = 8 * 1024;

  private final Engine engine;
  private final Referee referee;
  private final Entrance entrance;
  private final Takeover takeover = new Takeover();
  @Nullable private EngineAnswers answers;
  @Nullable private Session polling;

  EngineGuard(Engine engine, Referee referee) {
    this.engine = engine;
    this.referee = referee;
    this.entrance = new Entrance(engine);
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
      case TextWebSocketFrame text when takeover.isUnderWay() -> takeover.hear(context, text);
      case TextWebSocketFrame text when Words.askToBeLetIn(text.content()) ->
          entrance.letIn(context, session(context), text);
      default -> super.channelRead(context, message);
    }
  }

  private static void cutOff(ChannelHandlerContext context, WebSocketFrame frame) {
    frame.release();
    context.close();
  }

  /** Of a socket: its own, or the one it took over. */
  private Optional<Session> session(ChannelHandlerContext context) {
    return takeover.taken().or(() -> engine.session(context.channel()));
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
    entrance.tell(context, session, words);
    if (poll.asks() && session.isProbing()) {
      Takeover.letPollsGo(context, session);
    }
  }

  private void upgrade(ChannelHandlerContext context, FullHttpRequest request, Session session)
      throws Exception {
    if (takeover.begin(context, session)) {
      super.channelRead(context, slashed(request));
    } else {
      refuse(context, request, Referee.BAD_REQUEST);
    }
  }

  /** The end of a socket that has not taken over is not the end of the session. */
  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (polling != null) {
      polling.endPoll(context.channel());
    }
    if (takeover.isUnfinished()) {
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
        polling.mayTakeMore();
      }
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
    session(context).ifPresent(Session::mayTakeMore);
    super.channelWritabilityChanged(context);
  }
}
