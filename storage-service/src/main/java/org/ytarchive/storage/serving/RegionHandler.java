package org.ytarchive.storage.serving;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;

/** Puts the file's bytes in the place of the markers, just before they are written. */
@ChannelHandler.Sharable
final class RegionHandler extends ChannelOutboundHandlerAdapter {

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof DefaultHttpContent content
        && content.content() instanceof RegionBuf marker) {
      ctx.write(marker.region(), promise.unvoid())
          .addListener(write -> marker.source().written(write.isSuccess()));
    } else {
      ctx.write(message, promise);
    }
  }
}
