package org.ytarchive.jobs.door.collector.live;

import com.corundumstudio.socketio.Transport;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a socket goes through that takes over a session which polled so far: no poll stalls it, and
 * nothing is left behind by it.
 */
final class Takeover {
  /** A poll that comes while a socket takes over is let go after so long, again and again. */
  private static final long RELEASE_MILLIS = 100;

  private static final long PROBE_MILLIS = TimeUnit.SECONDS.toMillis(10);
  private static final String PROBE = "2probe";

  @Nullable private Session probing;
  @Nullable private Session taken;

  /** False when another socket takes it over already. */
  boolean begin(ChannelHandlerContext context, Session session) {
    if (!session.beginProbe(context.channel())) {
      return false;
    }
    probing = session;
    later(context, PROBE_MILLIS, () -> giveUp(context, session));
    return true;
  }

  private static void giveUp(ChannelHandlerContext context, Session session) {
    if (!session.isUpgraded()) {
      context.close();
    }
  }

  boolean isUnderWay() {
    return probing != null;
  }

  /** It has begun, and the session is still the polls'. */
  boolean isUnfinished() {
    return probing != null && !probing.isUpgraded();
  }

  /** The session that was taken over. */
  Optional<Session> taken() {
    return Optional.ofNullable(taken);
  }

  void hear(ChannelHandlerContext context, TextWebSocketFrame text) {
    var session = Objects.requireNonNull(probing);
    boolean probe = text.content().readableBytes() == PROBE.length() && text.text().equals(PROBE);
    context.fireChannelRead(text);
    if (probe) {
      letPollsGo(context, session);
    } else if (session.isUpgraded()) {
      probing = null;
      taken = session;
      // what was told while the transports changed may wait in a queue that nobody looks at
      later(context, RELEASE_MILLIS, () -> session.nudge(Transport.WEBSOCKET));
    }
  }

  /** In a moment, if a socket still takes the session over by then. */
  static void letPollsGo(ChannelHandlerContext context, Session session) {
    later(
        context,
        RELEASE_MILLIS,
        () -> {
          if (session.isProbing()) {
            session.nudge(Transport.POLLING);
          }
        });
  }

  private static void later(ChannelHandlerContext context, long millis, Runnable then) {
    context.executor().schedule(then, millis, TimeUnit.MILLISECONDS);
  }
}
