package org.ytarchive.jobs.directory;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.contracts.jobs.ServiceAddresses;

/** Tells a client that knows one address the other three. */
@Controller("/services")
class DirectoryController {
  private final Directory directory;
  private final Clock clock;

  DirectoryController(Directory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Base URLs of the four services, for a client that knows one. Loopback addresses are given with
   * the host name that the request used.
   */
  @ApiCall(id = "getServices")
  @Get
  Envelope<ServiceAddresses> services(
      @Header(HttpHeaders.HOST) String host, HttpRequest<?> request) {
    return Envelope.success(directory.seenFrom(scheme(request), host), clock.instant());
  }

  /** A gateway that speaks TLS says so. */
  private static String scheme(HttpRequest<?> request) {
    return "https".equals(request.getHeaders().get("X-Forwarded-Proto")) ? "https" : "http";
  }
}
