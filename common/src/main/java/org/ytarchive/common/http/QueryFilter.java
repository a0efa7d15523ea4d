package org.ytarchive.common.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.UriRouteMatch;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ytarchive.common.ArchiveException;

/**
 * Reads query parameters strictly: one that the address does not take, a number that is none, a
 * switch that is neither true nor false and a single value given twice are refused by name. The
 * framework would pass over the first and take defaults for the others.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class QueryFilter {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");
  private static final List<String> SOCKET =
      List.of(
          "io.micronaut.websocket.annotation.OnOpen",
          "io.micronaut.websocket.annotation.OnMessage");
  private static final Set<String> SWITCH = Set.of("true", "false");

  private final List<Dialect> dialects;

  QueryFilter(List<Dialect> dialects) {
    this.dialects = dialects;
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 30)
  void judge(HttpRequest<?> request) {
    var given = request.getParameters();
    if (!given.names().isEmpty() && dialects.stream().noneMatch(d -> d.speaksAt(request))) {
      RouteAttributes.getRouteMatch(request)
          .flatMap(QueryFilter::ofAddress)
          .ifPresent(
              match -> given.names().forEach(name -> judge(match, name, given.getAll(name))));
    }
  }

  /** A socket reads its parameters itself: no argument of a method tells of them. */
  private static Optional<UriRouteMatch<?, ?>> ofAddress(RouteMatch<?> match) {
    return match instanceof UriRouteMatch<?, ?> route
            && SOCKET.stream().noneMatch(match.getAnnotationMetadata()::hasAnnotation)
        ? Optional.of(route)
        : Optional.empty();
  }

  private static void judge(UriRouteMatch<?, ?> match, String name, List<String> values) {
    var argument = find(match, name).orElseThrow(() -> unknown(match, name));
    if (values.size() > 1 && !Collection.class.isAssignableFrom(argument.getType())) {
      throw ArchiveException.invalid(name, name + " may be given once");
    }
    values.forEach(value -> judge(argument, name, value));
  }

  private static void judge(Argument<?> argument, String name, String value) {
    var type = argument.getWrapperType();
    if ((type == Integer.class || type == Long.class) && !WHOLE_NUMBER.matcher(value).matches()) {
      throw ArchiveException.invalid(name, name + " is a whole number");
    }
    if (type == Boolean.class && !SWITCH.contains(value)) {
      throw ArchiveException.invalid(name, name + " is true or false");
    }
  }

  private static Optional<Argument<?>> find(UriRouteMatch<?, ?> match, String name) {
    return queries(match).filter(argument -> nameOf(argument).equals(name)).findFirst();
  }

  private static Stream<Argument<?>> queries(UriRouteMatch<?, ?> match) {
    return Arrays.<Argument<?>>stream(match.getArguments())
        .filter(argument -> argument.getAnnotationMetadata().hasAnnotation(QueryValue.class));
  }

  private static String nameOf(Argument<?> argument) {
    return argument
        .getAnnotationMetadata()
        .stringValue(QueryValue.class)
        .filter(name -> !name.isEmpty())
        .orElse(argument.getName());
  }

  private static ArchiveException unknown(UriRouteMatch<?, ?> match, String name) {
    var known = queries(match).map(QueryFilter::nameOf).sorted().toList();
    return ArchiveException.invalid(
        name,
        known.isEmpty()
            ? "this address takes no query parameters"
            : "this address takes the query parameters " + String.join(", ", known));
  }
}
