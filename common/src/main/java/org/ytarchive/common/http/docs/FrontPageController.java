package org.ytarchive.common.http.docs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** {@code GET /docs} of a service with one document; the jobs service has a page to choose from. */
@Controller
@Requires(property = "ytarchive.service", notEquals = "jobs")
class FrontPageController {
  private final String service;
  private final InteractivePage page;

  FrontPageController(@Value("${ytarchive.service}") String service, InteractivePage page) {
    this.service = service;
    this.page = page;
  }

  @Get("/docs")
  @Produces({MediaType.TEXT_HTML, MediaType.ALL})
  HttpResponse<String> docs() {
    return page.of(service);
  }
}
