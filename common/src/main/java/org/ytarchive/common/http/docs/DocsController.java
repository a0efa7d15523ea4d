package org.ytarchive.common.http.docs;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The interactive page of each document of the service, the document itself, and what it needs. */
@Controller("/docs")
@ExecuteOn(TaskExecutors.BLOCKING)
class DocsController {
  private final ApiDocuments documents;
  private final InteractivePage page;

  DocsController(ApiDocuments documents, InteractivePage page) {
    this.documents = documents;
    this.page = page;
  }

  @Get("/{name}")
  @Produces({MediaType.TEXT_HTML, MediaType.ALL})
  HttpResponse<String> page(String name) {
    documents.require(name);
    return page.of(name);
  }

  /** As it is checked in, but for the server: that is the one which was asked. */
  @Get("/{name}/openapi.yml")
  @Produces({MediaType.APPLICATION_YAML, MediaType.ALL})
  HttpResponse<String> document(String name) {
    return HttpResponse.ok(documents.read(name)).contentType(MediaType.APPLICATION_YAML);
  }

  @Get("/ui/{file}")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> part(String file) {
    return page.part(file);
  }
}
