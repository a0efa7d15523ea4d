package org.ytarchive.common.http.docs;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.io.ResourceResolver;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** The OpenAPI documents of this service, as the build took them from {@code docs/openapi}. */
@Singleton
class ApiDocuments {
  private static final Pattern NAME = Pattern.compile("[a-z]{1,20}");
  private static final Pattern SERVERS = Pattern.compile("(?m)^servers:\n(?: .*\n)+");

  private final String folder;
  private final ResourceResolver resources;

  ApiDocuments(@Value("${ytarchive.service}") String service, ResourceResolver resources) {
    this.folder = "classpath:openapi/" + service + "/";
    this.resources = resources;
  }

  /** Throws {@link ErrorCode#NOT_FOUND} for a name that no document of this service has. */
  void require(String name) {
    read(name);
  }

  /** Whoever came here reached the service under an address that works; the document takes it. */
  String read(String name) {
    var place = NAME.matcher(name).matches() ? folder + name + ".yml" : "";
    try (var in = resources.getResourceAsStream(place).orElseThrow(ApiDocuments::unknown)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SERVERS.matcher(text).replaceFirst("servers:\n  - url: /\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArchiveException unknown() {
    return new ArchiveException(ErrorCode.NOT_FOUND, "there is no such document here; see /docs");
  }
}
