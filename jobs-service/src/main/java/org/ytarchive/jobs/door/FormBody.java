package org.ytarchive.jobs.door;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A small form that is there as a whole, in either of the two ways clients write forms. */
public final class FormBody {
  private static final Set<String> TYPES =
      Set.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);

  private FormBody() {}

  /** Whether the request says that it is one. */
  public static boolean isSaid(HttpRequest<?> request) {
    return TYPES.contains(request.getContentType().map(MediaType::getName).orElse(""));
  }

  /**
   * Its fields without the files; of one that is there several times the last counts.
   *
   * @throws IOException when it is no form, or has too many or too long fields
   */
  public static Map<String, String> fields(HttpRequest<?> request, byte[] body) throws IOException {
    try {
      var decoder =
          new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), whole(request, body));
      try {
        return attributes(decoder);
      } finally {
        decoder.destroy();
      }
    } catch (DecoderException e) {
      throw new IOException("not a form", e);
    }
  }

  private static DefaultFullHttpRequest whole(HttpRequest<?> request, byte[] body) {
    var whole =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
    var type = request.getHeaders().get(HttpHeaderNames.CONTENT_TYPE);
    whole.headers().set(HttpHeaderNames.CONTENT_TYPE, type == null ? "" : type);
    return whole;
  }

  private static Map<String, String> attributes(HttpPostRequestDecoder decoder) throws IOException {
    var fields = new LinkedHashMap<String, String>();
    for (var data : decoder.getBodyHttpDatas()) {
      if (data instanceof Attribute attribute) {
        fields.put(attribute.getName(), attribute.getValue());
      }
    }
    return fields;
  }
}
