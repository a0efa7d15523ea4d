package org.ytarchive.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.ErrorEnvelope;
import org.ytarchive.common.Problem;

/** What is answered, well or not. */
final class Responses {
  private static final int NOT_MODIFIED = 304;

  /** Words of a status that has no code, as the doors have them. */
  private static final Map<Integer, String> REFUSALS =
      Map.of(
          400, "What was sent cannot be used.",
          404, "There is no such thing.",
          409, "It ended already.",
          413, "Larger than the limit.",
          422, "Input that is missing or wrong, all of it.",
          429, "Too many, or too fast.",
          500, "An error of ours.",
          503, "The service, or one that it needs, is away.",
          507, "Not enough space.");

  private final Api api;
  private final Schemas schemas;
  private final Answers answers;
  private final Codes codes;

  Responses(Api api, Schemas schemas) {
    this.api = api;
    this.schemas = schemas;
    this.answers = new Answers(api, schemas);
    this.codes = new Codes();
  }

  Map<String, Object> of(Route route) {
    var all = new TreeMap<String, Object>();
    for (int status : route.call().statuses()) {
      all.put(String.valueOf(status), answers.of(route, status).map());
    }
    if (route.call().file()) {
      all.put("206", answers.part().map());
      if (api == Api.STORAGE) {
        all.put("302", Node.reference("responses", "InTheBucket").map());
      }
    }
    if (route.call().file() || Parameters.isTagged(route)) {
      all.put(String.valueOf(NOT_MODIFIED), Node.reference("responses", "NotModified").map());
    }
    (api.speaksEnvelope() ? errors(route) : refusals(route)).forEach(all::putIfAbsent);
    return all;
  }

  private Map<String, Object> errors(Route route) {
    var byStatus =
        errorsOf(route).stream()
            .collect(Collectors.groupingBy(ErrorCode::status, TreeMap::new, Collectors.toList()));
    var all = new TreeMap<String, Object>();
    byStatus.forEach((status, found) -> all.put(String.valueOf(status), error(found)));
    return all;
  }

  /** Its own, and what every such request may be answered. */
  static Set<ErrorCode> errorsOf(Route route) {
    var all = new LinkedHashSet<>(List.of(route.call().errors()));
    if (Parameters.asksForAnything(route)) {
      all.add(ErrorCode.INVALID_PARAMETER);
    }
    if (Stream.of(route.described().getParameters()).anyMatch(Parameters::isBody)) {
      all.addAll(List.of(ErrorCode.PAYLOAD_TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE));
    }
    if (Parameters.takesKey(route)) {
      all.addAll(List.of(ErrorCode.IDEMPOTENCY_IN_FLIGHT, ErrorCode.IDEMPOTENCY_CONFLICT));
    }
    if (route.call().file()) {
      all.addAll(List.of(ErrorCode.PRECONDITION_FAILED, ErrorCode.RANGE_NOT_SATISFIABLE));
    }
    all.addAll(everywhere(route));
    return all;
  }

  /** Probes have no token, and they and who measures no limit. */
  private static List<ErrorCode> everywhere(Route route) {
    var tag = Tags.of(route);
    if (tag.equals("health")) {
      return List.of(ErrorCode.FORBIDDEN);
    }
    return tag.equals("metrics")
        ? List.of(ErrorCode.UNAUTHORIZED, ErrorCode.FORBIDDEN)
        : List.of(
            ErrorCode.UNAUTHORIZED,
            ErrorCode.FORBIDDEN,
            ErrorCode.RATE_LIMIT_EXCEEDED,
            ErrorCode.INTERNAL_ERROR,
            ErrorCode.SERVICE_UNAVAILABLE);
  }

  /** One that stands alone and may come anywhere is written once. */
  private Object error(List<ErrorCode> found) {
    var text = found.stream().map(codes::line).collect(Collectors.joining("\n"));
    var examples = new Node();
    found.forEach(code -> examples.put(code.name(), Node.of("value", codes.example(code))));
    var content =
        Node.of(
                "application/json",
                Node.of("schema", schemas.of(ErrorEnvelope.class)).put("examples", examples))
            .put(
                "application/problem+json",
                Node.of("schema", schemas.of(Problem.class))
                    .put("example", codes.problem(found.getFirst())));
    var response =
        Node.of("description", text).some("headers", waits(found)).put("content", content);
    return found.size() == 1 && codes.isEverywhere(found.getFirst())
        ? answers
            .shared(
                Names.camel(found.getFirst().name().toLowerCase(java.util.Locale.ROOT)), response)
            .map()
        : response.map();
  }

  private static Node waits(List<ErrorCode> found) {
    boolean later = found.stream().anyMatch(Codes::saysWhen);
    return later ? Node.of("Retry-After", Node.reference("headers", "RetryAfter")) : new Node();
  }

  private Map<String, Object> refusals(Route route) {
    var all = new TreeMap<String, Object>();
    var statuses = new LinkedHashSet<>(List.of(401, 403, 429, 500, 503));
    for (int status : route.call().refusals()) {
      statuses.add(status);
    }
    if (route.call().file()) {
      statuses.add(416);
    }
    statuses.forEach(status -> all.put(String.valueOf(status), refusal(route, status)));
    return all;
  }

  private Object refusal(Route route, int status) {
    var form = ErrorForms.of(route, status);
    var name = form.word() + status;
    var response =
        Node.of("description", REFUSALS.getOrDefault(status, codes.sentence(status)))
            .put("content", Node.of("application/json", form.content(schemas, status)));
    return answers.shared(name, response).map();
  }

  Map<String, Object> shared() {
    return answers.shared();
  }
}
