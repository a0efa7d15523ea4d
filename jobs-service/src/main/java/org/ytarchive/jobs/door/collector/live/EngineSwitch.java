package org.ytarchive.jobs.door.collector.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Looks at each request of a connection. With the first that is Socket.IO's the connection learns
 * to speak it; any other is passed on as it is, whatever came before on the same connection.
 */
final class EngineSwitch extends ChannelInboundHandlerAdapter {
  static final String NAME = "socket-io-switch";

  private final Engine engine;
  private final Referee referee;
  private boolean installed;

  EngineSwitch(Engine engine, Referee referee) {
    this.engine = engine;
    this.referee = referee;
  }

  static boolean isOurs(HttpRequest request) {
    var uri = request.uri();
    var root = Engine.PATH.substring(0, Engine.PATH.length() - 1);
    return uri.startsWith(Engine.PATH) || uri.equals(root) || uri.startsWith(root + "?");
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && isOurs(request)) {
      context.channel().config().setAutoRead(true); // Micronaut reads on demand, and has none
      if (!installed) {
        installed = true;
        engine.install(NAME, context, new EngineGuard(engine, referee));
      }
    }
    context.fireChannelRead(message);
  }
}
