package org.ytarchive.jobs.door.collector.live;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Gives every HTTP/1 connection of the service, on either port, its {@link EngineSwitch}. */
@Singleton
class EnginePipeline implements NettyServerCustomizer {
  private final Engine engine;
  private final Referee referee;

  EnginePipeline(Engine engine, Referee referee) {
    this.engine = engine;
    this.referee = referee;
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    return new ForChannel(channel, engine, referee);
  }

  private record ForChannel(Channel channel, Engine engine, Referee referee)
      implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel other, ChannelRole role) {
      return new ForChannel(other, engine, referee);
    }

    @Override
    public void onStreamPipelineBuilt() {
      var codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      if (channel.pipeline().get(codec) != null) {
        channel.pipeline().addAfter(codec, EngineSwitch.NAME, new EngineSwitch(engine, referee));
      }
    }
  }
}
