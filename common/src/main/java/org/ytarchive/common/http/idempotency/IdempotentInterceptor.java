package org.ytarchive.common.http.idempotency;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Stands before the methods that are {@link Idempotent}. */
@Singleton
@InterceptorBean(Idempotent.class)
@Requires(property = "ytarchive.idempotency.keep")
class IdempotentInterceptor implements MethodInterceptor<Object, Object> {
  private final Idempotency idempotency;
  private final JsonMapper json;

  IdempotentInterceptor(Idempotency idempotency, JsonMapper json) {
    this.idempotency = idempotency;
    this.json = json;
  }

  @Override
  @Nullable
  public Object intercept(MethodInvocationContext<Object, Object> call) {
    var request = ServerRequestContext.currentRequest();
    return request.isPresent() ? answer(request.get(), call) : call.proceed();
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, MethodInvocationContext<Object, Object> call) {
    if (!request.getHeaders().contains(KeyedRequest.HEADER)) {
      return proceed(call);
    }
    boolean atomic = call.booleanValue(Idempotent.class, "atomic").orElse(true);
    return idempotency.once(request, asked(call), atomic, () -> proceed(call));
  }

  private static HttpResponse<?> proceed(MethodInvocationContext<Object, Object> call) {
    if (call.proceed() instanceof HttpResponse<?> response) {
      return response;
    }
    throw new IllegalStateException(call.getMethodName() + " must return an HttpResponse");
  }

  /** As it was read, so that spaces and the order of fields make no other request. */
  private byte[] asked(MethodInvocationContext<Object, Object> call) {
    var all = new ByteArrayOutputStream();
    for (var value : call.getParameterValues()) {
      all.writeBytes(bytes(value));
      all.write('\n');
    }
    return all.toByteArray();
  }

  private byte[] bytes(@Nullable Object value) {
    try {
      return switch (value) {
        case null -> new byte[0];
        case byte[] raw -> raw;
        default -> json.writeValueAsBytes(value);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
