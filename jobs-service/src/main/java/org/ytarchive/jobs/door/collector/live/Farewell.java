package org.ytarchive.jobs.door.collector.live;

import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.messages.OutPacketMessage;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * The library ends a session by telling its client that it is no longer wanted, after which a stock
 * client stays away for good. What we end is to come back: a poll is told that the transport is
 * closed, and a socket is closed.
 */
@Sharable
final class Farewell extends ChannelOutboundHandlerAdapter {
  static final String NAME = "socket-io-farewell";

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof OutPacketMessage news) {
      var waiting = news.getClientHead().getPacketsQueue(news.getTransport());
      boolean end = waiting.removeIf(packet -> packet.getSubType() == PacketType.DISCONNECT);
      if (end && news.getTransport() == Transport.POLLING) {
        waiting.add(new Packet(PacketType.CLOSE, EngineIOVersion.V4));
      }
    }
    super.write(context, message, promise);
  }
}
