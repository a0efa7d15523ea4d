package org.ytarchive.openapi;

import io.micronaut.http.annotation.Controller;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.common.api.ApiCall;

/**
 * An address that a controller answers at.
 *
 * @param verb lower case
 * @param path with variables as the document writes them, {@code /jobs/{job_id}}
 * @param served the controller's method
 * @param described the method whose signature and comment say what is sent and answered: that of
 *     the contract where there is one
 * @param alias whether another path of the same method comes first
 */
record Route(String verb, String path, Method served, Method described, boolean alias) {
  private static final String HTTP = "io.micronaut.http.annotation.";
  private static final List<String> VERBS = List.of("Get", "Post", "Put", "Delete", "Patch");
  private static final Map<String, Method> CONTRACTS = contracts();
  private static final List<Route> ALL = find();

  static List<Route> all() {
    return ALL;
  }

  private static List<Route> find() {
    return Sources.classes(Sources.MODULES.toArray(String[]::new))
        .filter(type -> type.isAnnotationPresent(Controller.class))
        .flatMap(Route::of)
        .toList();
  }

  private static Stream<Route> of(Class<?> controller) {
    var base = controller.getAnnotation(Controller.class).value();
    return Arrays.stream(controller.getDeclaredMethods())
        .filter(method -> !method.isBridge() && !method.isSynthetic())
        .flatMap(method -> of(base, method));
  }

  private static Stream<Route> of(String base, Method served) {
    return inherited(served)
        .flatMap(method -> mapping(method).stream())
        .limit(1)
        .flatMap(mapping -> of(base, served, mapping));
  }

  private static Stream<Route> of(String base, Method served, Mapping mapping) {
    var paths = mapping.paths().stream().map(path -> join(base, path)).toList();
    var contract =
        paths.stream()
            .flatMap(path -> Optional.ofNullable(CONTRACTS.get(key(mapping.verb(), path))).stream())
            .findFirst();
    return paths.stream()
        .map(
            path ->
                new Route(
                    mapping.verb(),
                    path,
                    served,
                    contract.orElse(served),
                    !path.equals(paths.getFirst())));
  }

  /** A method, and those of interfaces that it is the body of. */
  private static Stream<Method> inherited(Method method) {
    var above =
        Arrays.stream(method.getDeclaringClass().getInterfaces())
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .filter(m -> m.getName().equals(method.getName()))
            .filter(m -> Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
    return Stream.concat(Stream.of(method), above);
  }

  private static Map<String, Method> contracts() {
    return Sources.classes("contracts")
        .filter(type -> type.isInterface() && type.getSimpleName().endsWith("Operations"))
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .flatMap(
            method ->
                mapping(method).stream()
                    .flatMap(
                        mapping ->
                            mapping.paths().stream()
                                .map(path -> Map.entry(key(mapping.verb(), path), method))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private record Mapping(String verb, List<String> paths) {}

  private static Optional<Mapping> mapping(Method method) {
    return Arrays.stream(method.getAnnotations())
        .filter(annotation -> annotation.annotationType().getName().startsWith(HTTP))
        .filter(annotation -> VERBS.contains(annotation.annotationType().getSimpleName()))
        .map(
            annotation ->
                new Mapping(
                    annotation.annotationType().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                    paths(annotation)))
        .findFirst();
  }

  /** {@code uris}, {@code value} or {@code uri}; none of them means the controller's own path. */
  private static List<String> paths(Annotation annotation) {
    Function<String, List<String>> read = name -> strings(annotation, name);
    return Stream.of("uris", "value", "uri")
        .map(read)
        .filter(found -> !found.equals(List.of("/")) && !found.equals(List.of("")))
        .findFirst()
        .orElse(List.of("/"));
  }

  private static List<String> strings(Annotation annotation, String name) {
    try {
      return switch (annotation.annotationType().getMethod(name).invoke(annotation)) {
        case String[] many -> List.of(many);
        case Object one -> List.of(one.toString());
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String join(String base, String path) {
    var named = path.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    var whole = ("/" + base + "/" + named).replaceAll("//+", "/").replaceAll("(.)/$", "$1");
    return Names.snakeVariables(whole);
  }

  private static String key(String verb, String path) {
    return verb + " " + path.replaceAll("\\{[^}]*}", "{}");
  }

  ApiCall call() {
    return Stream.of(described, served)
        .filter(method -> method.isAnnotationPresent(ApiCall.class))
        .map(method -> method.getAnnotation(ApiCall.class))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("give it an @ApiCall: " + served));
  }

  String id() {
    return alias ? call().id() + "At" + Names.camel(path) : call().id();
  }

  /** As the tests of the documentation write it. */
  @Override
  public String toString() {
    return verb.toUpperCase(java.util.Locale.ROOT) + " " + path;
  }
}
