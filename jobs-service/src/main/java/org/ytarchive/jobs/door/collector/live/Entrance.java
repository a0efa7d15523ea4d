package org.ytarchive.jobs.door.collector.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;

/**
 * Passes on what a client says. Who asks to be let in hears that it is in when nothing can happen
 * that it would not be told of.
 */
final class Entrance {
  private final Engine engine;

  Entrance(Engine engine) {
    this.engine = engine;
  }

  /** A message of a socket that asks to be let in. */
  void letIn(ChannelHandlerContext context, Optional<Session> session, Object message) {
    letIn(context, session, () -> pass(context, message));
  }

  /** The packets of a request. */
  void tell(ChannelHandlerContext context, Session session, List<ByteBuf> words) {
    if (words.stream().anyMatch(Words::askToBeLetIn)) {
      letIn(context, Optional.of(session), () -> say(context, session, words));
    } else {
      say(context, session, words);
    }
  }

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

  private void say(ChannelHandlerContext context, Session session, List<ByteBuf> words) {
    for (var word : words) {
      if (!session.isClosed()) {
        engine.hear(context, session, word);
      }
    }
  }
}
