package org.ytarchive.storage.serving;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;

/** Adds {@link RegionHandler} to every HTTP/1 connection. */
@Singleton
class RegionPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null));
    return event.getBean();
  }

  private record Customizer(@Nullable Channel channel) implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new Customizer(channel);
    }

    @Override
    public void onStreamPipelineBuilt() {
      var codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      if (channel != null && channel.pipeline().get(codec) != null) {
        channel.pipeline().addAfter(codec, "ytarchive-regions", new RegionHandler());
      }
    }
  }
}
