package org.ytarchive.openapi;

import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.Nullable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiField;
import org.ytarchive.common.api.ApiValue;
import org.ytarchive.common.http.idempotency.Idempotent;

/** What is sent with a request: in its address, its headers and its body. */
final class Parameters {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** What means the same wherever it is asked for. */
  private static final Map<String, String> SHARED =
      Map.ofEntries(
          Map.entry("limit", "how many at most"),
          Map.entry("offset", "how many to leave out; not beside a cursor"),
          Map.entry("cursor", "where the page before ended, its `next_cursor`"),
          Map.entry("download", "whether a browser is to keep the file instead of showing it"),
          Map.entry("video_id", "YouTube's 11 characters; Storage also knows `cap_…` and `up_…`"),
          Map.entry("job_id", "the job"),
          Map.entry("download_id", "the download"),
          Map.entry("capture_id", "the capture: its job's id"),
          Map.entry("processing_id", "the processing"),
          Map.entry("work_plan_id", "the work plan, `wp_…`"),
          Map.entry("playlist_id", "`PL…`, `UU…` and the like"),
          Map.entry("owner", "a UUID in lower case"),
          Map.entry("item", "a UUID in lower case"),
          Map.entry("folder", "`audio`, `video` or `transcripts`"),
          Map.entry("name", "the file's name"),
          Map.entry("file_id", "what the upload answered"),
          Map.entry("session_uuid", "the session"));

  private final Sources sources;
  private final Schemas schemas;

  Parameters(Sources sources, Schemas schemas) {
    this.sources = sources;
    this.schemas = schemas;
  }

  List<Map<String, Object>> of(Route route) {
    var all = new ArrayList<Map<String, Object>>();
    VARIABLE.matcher(route.path()).results().forEach(v -> all.add(path(route, v.group(1))));
    queries(route.described()).map(p -> query(route.described(), p)).forEach(all::add);
    headers(route).forEach(name -> all.add(Node.reference("parameters", name).map()));
    return all;
  }

  private Map<String, Object> path(Route route, String name) {
    var java =
        Arrays.stream(route.described().getParameters())
            .filter(p -> Names.snake(p.getName()).equals(name))
            .findFirst();
    var schema = java.map(p -> schemas.limited(schemas.of(p.getParameterizedType()), p));
    var text = says(route.described(), java.map(Parameter::getName).orElse(name), name);
    return Node.of("name", name)
        .put("in", "path")
        .put("required", true)
        .some("description", text)
        .put("schema", schema.orElseGet(() -> schemas.of(String.class)))
        .map();
  }

  static Stream<Parameter> queries(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(p -> p.isAnnotationPresent(QueryValue.class));
  }

  private Map<String, Object> query(Method method, Parameter parameter) {
    var value = parameter.getAnnotation(QueryValue.class);
    var name = value.value().isEmpty() ? parameter.getName() : value.value();
    var schema = schemas.limited(schemas.of(parameter.getParameterizedType()), parameter);
    var usual = byDefault(value, parameter);
    usual.ifPresent(text -> Limits.byDefault(schema, text));
    boolean required = usual.isEmpty() && !parameter.isAnnotationPresent(Nullable.class);
    return Node.of("name", name)
        .put("in", "query")
        .put("required", required)
        .some("description", says(method, parameter.getName(), name))
        .put("schema", schema)
        .map();
  }

  private static Optional<String> byDefault(QueryValue value, Parameter parameter) {
    var bindable = Optional.ofNullable(parameter.getAnnotation(Bindable.class));
    return Stream.of(value.defaultValue(), bindable.map(Bindable::defaultValue).orElse(""))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private String says(Method method, String java, String name) {
    var said = sources.of(method).parameter(java);
    return said.isEmpty() ? SHARED.getOrDefault(name, "") : said;
  }

  /** Headers that are asked for by name; {@link Document} writes them once. */
  private static List<String> headers(Route route) {
    var all = new ArrayList<String>();
    if (takesKey(route)) {
      all.add("IdempotencyKey");
    }
    if (route.call().file()) {
      all.addAll(List.of("Range", "IfRange", "IfMatch", "IfNoneMatch"));
    } else if (isTagged(route)) {
      all.add("IfNoneMatch");
    }
    if (List.of(route.call().produces()).contains("text/event-stream")
        && route.call().produces().length > 1) {
      all.add("LastEventId");
    }
    if (asksForSession(route)) {
      all.add("SessionId");
    }
    return all;
  }

  static boolean takesKey(Route route) {
    return route.served().isAnnotationPresent(Idempotent.class) || route.id().equals("saveVideo");
  }

  /** A single resource, whose address ends in an id, has a tag. */
  static boolean isTagged(Route route) {
    return route.verb().equals("get")
        && route.path().endsWith("}")
        && !route.served().getDeclaringClass().getPackageName().contains(".door");
  }

  private static boolean asksForSession(Route route) {
    return route.path().startsWith("/api/jobs");
  }

  /** The body, where there is one. */
  Optional<Node> body(Route route) {
    var call = route.call();
    var sent =
        Arrays.stream(route.described().getParameters()).filter(Parameters::isBody).findFirst();
    if (call.fields().length > 0) {
      return Optional.of(body(call, form(call)));
    }
    if (call.body() != void.class) {
      return Optional.of(body(call, schemas.of(call.body())));
    }
    return sent.map(p -> body(call, schemas.of(p.getParameterizedType())));
  }

  static boolean isBody(Parameter parameter) {
    return parameter.isAnnotationPresent(Body.class);
  }

  private static Node body(ApiCall call, Node schema) {
    var content = new Node();
    Stream.of(call.consumes()).forEach(type -> content.put(type, Node.of("schema", schema)));
    boolean required =
        call.fields().length == 0 || Stream.of(call.fields()).anyMatch(ApiField::required);
    return Node.of("required", required).put("content", content);
  }

  private Node form(ApiCall call) {
    var properties = new Node();
    var required = new ArrayList<String>();
    for (var field : call.fields()) {
      properties.put(field.name(), field(field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    var name =
        call.id().substring(0, 1).toUpperCase(java.util.Locale.ROOT) + call.id().substring(1);
    return schemas.named(
        name + "Form",
        Node.of("type", "object").some("required", required).put("properties", properties));
  }

  private Node field(ApiField field) {
    var schema = Limits.put(schemas.of(field.type()), field.value());
    return schema.put("description", field.is());
  }

  /** Whether anything about the request can be wrong. */
  static boolean asksForAnything(Route route) {
    return Stream.of(route.described().getParameters())
            .anyMatch(p -> p.isAnnotationPresent(ApiValue.class) || isBody(p))
        || queries(route.described()).findAny().isPresent()
        || route.call().fields().length > 0;
  }
}
