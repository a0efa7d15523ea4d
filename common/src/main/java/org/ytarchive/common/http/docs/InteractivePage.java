package org.ytarchive.common.http.docs;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * Swagger UI on a document: its script and style come from this service, and the page's policy
 * allows nothing from elsewhere and nothing that stands in the page itself.
 */
@Singleton
class InteractivePage {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final MediaType SCRIPT = new MediaType("text/javascript; charset=utf-8");
  private static final MediaType STYLE = new MediaType("text/css; charset=utf-8");
  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>YTArchive: %1$s</title>
      <link rel="stylesheet" href="/docs/ui/swagger-ui.css">
      </head>
      <body>
      <noscript>This page needs its script; the document itself is <a href="/docs/%1$s/openapi.yml">here</a>.</noscript>
      <div id="ui" data-document="/docs/%1$s/openapi.yml"></div>
      <script src="/docs/ui/swagger-ui-bundle.js"></script>
      <script src="/docs/ui/page.js"></script>
      </body>
      </html>
      """;

  private final ResourceResolver resources;
  private final Map<String, String> places;

  InteractivePage(ResourceResolver resources) {
    this.resources = resources;
    var swagger = "META-INF/resources/webjars/swagger-ui/" + version(resources) + "/";
    this.places =
        Map.of(
            "swagger-ui.css", swagger + "swagger-ui.css",
            "swagger-ui-bundle.js", swagger + "swagger-ui-bundle.js",
            "page.js", "docs/page.js");
  }

  private static String version(ResourceResolver resources) {
    var properties = new Properties();
    try (var in =
        open(resources, "META-INF/maven/org.webjars/swagger-ui/pom.properties").orElseThrow()) {
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<java.io.InputStream> open(ResourceResolver resources, String place) {
    return resources.getResourceAsStream("classpath:" + place);
  }

  /**
   * @param name of a document, one word
   */
  HttpResponse<String> of(String name) {
    return HttpResponse.ok(HTML.formatted(name))
        .contentType(new MediaType("text/html; charset=utf-8"))
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }

  /** A script or style of the page's. */
  HttpResponse<byte[]> part(String file) {
    var place = Optional.ofNullable(places.get(file));
    try (var in = place.flatMap(p -> open(resources, p)).orElseThrow(InteractivePage::unknown)) {
      return HttpResponse.ok(in.readAllBytes())
          .contentType(file.endsWith(".css") ? STYLE : SCRIPT)
          .header("X-Content-Type-Options", "nosniff")
          .header(HttpHeaders.CACHE_CONTROL, "max-age=3600");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArchiveException unknown() {
    return new ArchiveException(ErrorCode.NOT_FOUND, "there is no such file");
  }
}
