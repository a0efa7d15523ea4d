package org.ytarchive.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** What an operator reads of an error whose cause the caller is not told. */
class ErrorLogTest {
  private final Logger logger =
      (Logger) LoggerFactory.getLogger(ArchiveExceptionHandler.class.getName());
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final ArchiveExceptionHandler handler =
      new ArchiveExceptionHandler(new ErrorBodies(Clock.systemUTC(), List.of()));

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
  }

  private void raise(String path, ArchiveException error) {
    assertThat(handler.handle(HttpRequest.GET(path), error).code())
        .isEqualTo(error.code().status());
  }

  /** A disk that fails is told to the caller as an error of ours, and to nobody why. */
  @Test
  void cause_ofAFaultOfOursIsLogged() {
    var cause = new IOException("Input/output error");

    raise("/a", new ArchiveException(ErrorCode.STORAGE_ERROR, "not readable", Map.of(), cause));

    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.getFirst().getFormattedMessage())
        .contains("GET /a", "STORAGE_ERROR", "not readable", "Input/output error");
  }

  @Test
  void sessionsAddress_isNotLogged() {
    var id = "0b0c8f4e-6f3a-4a54-9c39-1f1d3f0f6b6a";

    raise(
        "/api/sessions/" + id,
        new ArchiveException(ErrorCode.STORAGE_ERROR, "no", Map.of(), new IOException("no")));

    assertThat(lines.list.getFirst().getFormattedMessage()).doesNotContain(id);
  }

  @Test
  void refusal_isNotLogged() {
    raise("/a", new ArchiveException(ErrorCode.JOB_NOT_FOUND, "no job"));

    assertThat(lines.list).isEmpty();
  }
}
