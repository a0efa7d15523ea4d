package org.ytarchive.jobs.door;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.http.Dialect;

/** Gives every door's errors the form its document has. */
@Singleton
class DoorDialect implements Dialect {
  private static final String NOT_JSON = "the body is not the JSON";

  private final List<Door> doors;

  DoorDialect(List<Door> doors) {
    this.doors = doors;
  }

  Optional<Door> at(HttpRequest<?> request) {
    return doors.stream().filter(door -> door.owns(request.getPath())).findFirst();
  }

  @Override
  public boolean speaksAt(HttpRequest<?> request) {
    return at(request).isPresent();
  }

  @Override
  public MutableHttpResponse<Object> refuse(
      HttpRequest<?> request, MutableHttpResponse<?> response, ArchiveException e) {
    var form = at(request).map(Door::errors).orElse(ErrorForm.ERROR);
    response.status(form.status(e));
    return response
        .<Object>body(form.body(e, where(request, e)))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static InvalidInput where(HttpRequest<?> request, ArchiveException e) {
    var name = Objects.requireNonNullElse(e.details().get("parameter"), "").toString();
    if (e.getMessage().startsWith(NOT_JSON)) {
      return new InvalidInput("json_invalid", List.of("body", 0), "JSON decode error", null);
    }
    var query = name.isEmpty() ? null : query(request, name);
    var in = query == null ? "body" : "query";
    List<Object> loc = name.isEmpty() ? List.of(in) : List.of(in, name);
    return new InvalidInput("value_error", loc, e.getMessage(), query);
  }

  @Nullable
  private static String query(HttpRequest<?> request, String name) {
    return request.getParameters().get(name);
  }
}
