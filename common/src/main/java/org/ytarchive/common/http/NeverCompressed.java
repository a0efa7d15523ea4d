package org.ytarchive.common.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;

/**
 * What has ranges goes out as it is: a range of compressed bytes is no range of the file. Nor has a
 * file that is sent past the heap any bytes here that could be compressed.
 */
@Singleton
class NeverCompressed implements BeanCreatedEventListener<HttpCompressionStrategy> {

  @Override
  public HttpCompressionStrategy onCreated(BeanCreatedEvent<HttpCompressionStrategy> event) {
    return new ExceptFiles(event.getBean());
  }

  private record ExceptFiles(HttpCompressionStrategy usual) implements HttpCompressionStrategy {

    @Override
    public boolean shouldCompress(HttpResponse response) {
      return !response.headers().contains(HttpHeaderNames.ACCEPT_RANGES)
          && usual.shouldCompress(response);
    }

    @Override
    public boolean isEnabled() {
      return usual.isEnabled();
    }

    @Override
    public int getCompressionLevel() {
      return usual.getCompressionLevel();
    }

    @Override
    public int getMaxZstdEncodeSize() {
      return usual.getMaxZstdEncodeSize();
    }
  }
}
