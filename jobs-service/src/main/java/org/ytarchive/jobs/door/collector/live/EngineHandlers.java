package org.ytarchive.jobs.door.collector.live;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.messages.PacketsMessage;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The library's handlers that do not belong to one connection, without its server. */
final class EngineHandlers extends SocketIOChannelInitializer {
  private static final List<String> SHARED =
      List.of(
          PACKET_HANDLER,
          AUTHORIZE_HANDLER,
          XHR_POLLING_TRANSPORT,
          WEB_SOCKET_TRANSPORT,
          SOCKETIO_ENCODER);

  private final Map<String, ChannelHandler> shared = new LinkedHashMap<>();
  private final Farewell farewell = new Farewell();

  EngineHandlers(Configuration configuration, NamespacesHub namespaces) {
    start(configuration, namespaces);
    var scratch = new EmbeddedChannel().pipeline();
    addSocketioHandlers(scratch);
    SHARED.forEach(name -> shared.put(name, scratch.get(name)));
  }

  /** Puts them behind the handler of this name, in their order. */
  void installAfter(String name, ChannelPipeline pipeline) {
    var before = name;
    for (var handler : shared.entrySet()) {
      pipeline.addAfter(before, handler.getKey(), handler.getValue());
      before = handler.getKey();
    }
    pipeline.addAfter(before, Farewell.NAME, farewell);
  }

  /**
   * What a client said, which may be heard after the request that brought it was answered and its
   * connection closed. Throws what the library finds wrong with it.
   */
  void hear(ChannelHandlerContext context, PacketsMessage said) throws Exception {
    if (shared.get(PACKET_HANDLER) instanceof ChannelInboundHandler handler) {
      handler.channelRead(context, said);
    }
  }

  /** Before this connection ends, when its end is not that of the session. */
  void removeFrom(ChannelPipeline pipeline) {
    SHARED.stream().filter(name -> pipeline.get(name) != null).forEach(pipeline::remove);
  }
}
