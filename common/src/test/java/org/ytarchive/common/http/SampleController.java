package org.ytarchive.common.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.idempotency.Idempotent;

/** Something to talk to through the edge. */
@Controller("/sample")
@Requires(property = "ytarchive.service", value = "sample")
@ExecuteOn(TaskExecutors.BLOCKING)
class SampleController {
  private final Clock clock;
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicBoolean failed = new AtomicBoolean();

  SampleController(Clock clock) {
    this.clock = clock;
  }

  @Serdeable
  record Order(String name, int count) {}

  @Get
  Envelope<Map<String, String>> requestId() {
    LoggerFactory.getLogger(SampleController.class).info("asked");
    return Envelope.success(Map.of("request_id", MDC.get("request_id")), clock.instant());
  }

  @Get("/number")
  Envelope<Integer> number(@QueryValue int n) {
    return Envelope.success(n, clock.instant());
  }

  @Get("/list")
  Envelope<String> list(
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(value = "with_parts", defaultValue = "true") boolean withParts,
      @QueryValue @Nullable List<String> kind) {
    return Envelope.success(limit + " " + withParts + " " + kind, clock.instant());
  }

  /** The same for everybody but in time, which is not part of it. */
  @Get("/things/{id}")
  Envelope<Map<String, String>> thing(String id) {
    if (id.equals("none")) {
      throw new ArchiveException(ErrorCode.JOB_NOT_FOUND, "no thing");
    }
    return Envelope.success(Map.of("id", id), clock.instant());
  }

  @Post
  Envelope<Order> order(@Body Order order) {
    return Envelope.success(order, clock.instant());
  }

  /** Each one gets a number. */
  @Idempotent
  @Post("/made")
  HttpResponse<Envelope<Map<String, Object>>> make(@Body Order order) {
    int number = made.incrementAndGet();
    switch (order.name()) {
      case "missing" -> throw new ArchiveException(ErrorCode.FILE_NOT_FOUND, "no file");
      case "bug once" -> failOnce();
      case "slow" -> Gate.pass();
      default -> {}
    }
    return HttpResponse.created(
        Envelope.success(Map.of("number", number), clock.instant()),
        URI.create("/sample/made/" + number));
  }

  private void failOnce() {
    if (failed.compareAndSet(false, true)) {
      throw new IllegalStateException("once");
    }
  }

  @Get("/known-error")
  void knownError() {
    throw new ArchiveException(
        ErrorCode.API_QUOTA_EXCEEDED, "spent", Map.of("retry_after", 30, "bucket", "main"));
  }

  @Get("/bug")
  void bug() {
    throw new IllegalStateException("org.secret.Thing at password=hunter2");
  }

  @Get("/database-away")
  void databaseAway() {
    throw new IllegalStateException(new SQLException("gone", "08006"));
  }

  @ServerWebSocket("/sample/ws")
  @Requires(property = "ytarchive.service", value = "sample")
  @Introspected
  static class Socket {

    @OnOpen
    void open(WebSocketSession session) {
      session.sendSync("hello");
    }

    @OnMessage
    void message(String ignored) {}
  }
}
