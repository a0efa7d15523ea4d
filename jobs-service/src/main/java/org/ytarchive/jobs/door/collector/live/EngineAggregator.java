package org.ytarchive.jobs.door.collector.live;

import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;

/** Makes whole requests of those for Socket.IO, and leaves the others as they come. */
final class EngineAggregator extends HttpObjectAggregator {

  EngineAggregator() {
    super(Engine.MAX_PAYLOAD, true);
  }

  @Override
  public boolean acceptInboundMessage(Object message) throws Exception {
    boolean another = message instanceof HttpRequest request && !EngineSwitch.isOurs(request);
    return !another && super.acceptInboundMessage(message);
  }
}
