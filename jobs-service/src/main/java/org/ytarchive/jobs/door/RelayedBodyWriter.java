package org.ytarchive.jobs.door;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import java.io.OutputStream;

/** Writes a {@link RelayedBody} as it comes in. */
@Singleton
class RelayedBodyWriter implements ResponseBodyWriter<RelayedBody> {

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory factory,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<RelayedBody> type,
      MediaType mediaType,
      RelayedBody body) {
    var source = new RelaySource(body);
    return factory.adapt(source, BodySizeLimits.UNLIMITED, response.getHeaders(), source::discard);
  }

  /** Never asked by the server, which writes pieces. */
  @Override
  public void writeTo(
      Argument<RelayedBody> type,
      MediaType mediaType,
      RelayedBody body,
      MutableHeaders headers,
      OutputStream out)
      throws CodecException {
    throw new CodecException("a relayed body is only sent as the body of an answer");
  }
}
