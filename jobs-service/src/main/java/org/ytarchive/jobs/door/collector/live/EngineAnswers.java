package org.ytarchive.jobs.door.collector.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.ytarchive.jobs.door.collector.live.Referee.Verdict;

/** What a request is answered without the library, and what the library's answers lack. */
final class EngineAnswers {
  private static final int SWITCHING = 101;
  private static final int MINUTE = 60;

  private final String origin;

  EngineAnswers(FullHttpRequest request) {
    this.origin = Objects.requireNonNullElse(request.headers().get(HttpHeaderNames.ORIGIN), "");
  }

  /** The headers that every answer needs. */
  void dress(HttpResponse response) {
    var headers = response.headers();
    headers.remove(HttpHeaderNames.SET_COOKIE);
    allowOrigin(response);
    if (response.status().code() == SWITCHING) {
      return;
    }
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE); // so the library does
    headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    if (headers.contains(
        HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_OCTET_STREAM, true)) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=UTF-8");
    }
  }

  /** Only what may be here comes so far. */
  private void allowOrigin(HttpResponse response) {
    if (!origin.isEmpty() && response.status().code() < 400) {
      response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
      response.headers().set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
    }
  }

  void preflight(ChannelHandlerContext context, FullHttpRequest request) {
    var response = response(HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
    response.headers().set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
    response
        .headers()
        .set(
            HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type, x-api-key");
    answer(context, request, response);
  }

  void refuse(ChannelHandlerContext context, FullHttpRequest request, Verdict.Refused refused) {
    var json = "{\"code\":%d,\"message\":\"%s\"}".formatted(refused.code(), refused.message());
    var response =
        response(
            HttpResponseStatus.valueOf(refused.status()),
            Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
    if (refused.equals(Referee.TOO_OFTEN)) {
      response.headers().set(HttpHeaderNames.RETRY_AFTER, MINUTE);
    }
    answer(context, request, response);
  }

  private static DefaultFullHttpResponse response(HttpResponseStatus status, ByteBuf body) {
    var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    return response;
  }

  private void answer(
      ChannelHandlerContext context, FullHttpRequest request, DefaultFullHttpResponse response) {
    ReferenceCountUtil.release(request);
    dress(response);
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
