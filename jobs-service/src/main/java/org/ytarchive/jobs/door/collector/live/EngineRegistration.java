package org.ytarchive.jobs.door.collector.live;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import jakarta.inject.Singleton;

/** Brings {@link EnginePipeline} to the service's own server. */
@Singleton
class EngineRegistration implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final BeanProvider<EnginePipeline> pipeline;

  EngineRegistration(BeanProvider<EnginePipeline> pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(pipeline.get());
    return event.getBean();
  }
}
