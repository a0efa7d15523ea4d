package org.ytarchive.jobs.door;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.ytarchive.common.api.ApiCall;

/**
 * The two addresses of everybody: {@code GET /} is the camera's health check, and a page for who
 * reads HTML; {@code GET /docs} lists what is spoken here.
 */
@Controller
class FrontController {
  private static final Alive ALIVE = new Alive("Camera Collector API is running!");

  /** The camera's documented answer. */
  @Serdeable
  record Alive(String message) {}

  private final DocsPage docs;

  FrontController(List<Door> doors) {
    this.docs = new DocsPage(doors);
  }

  /** That the service is there; for {@code Accept: text/html} a page that says so. */
  @ApiCall(id = "getFront", answer = Alive.class)
  @Get("/")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  HttpResponse<?> front(HttpRequest<?> request) {
    return wantsPage(request)
        ? docs.front()
        : HttpResponse.ok(ALIVE).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /** A browser names HTML; what takes anything gets the document's body. */
  private static boolean wantsPage(HttpRequest<?> request) {
    return request.accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
  }

  @Get("/docs")
  @Produces({MediaType.TEXT_HTML, MediaType.ALL})
  HttpResponse<?> docs() {
    return docs.docs();
  }
}
