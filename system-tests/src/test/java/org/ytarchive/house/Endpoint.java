package org.ytarchive.house;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method and a path, with each variable written {@code {}}: names of variables are nobody's
 * promise.
 */
public record Endpoint(String method, String path) implements Comparable<Endpoint> {
  private static final String HTTP = "io.micronaut.http.annotation.";
  private static final List<String> METHODS =
      List.of("Get", "Post", "Put", "Delete", "Patch", "Head");
  private static final Pattern NAMED =
      Pattern.compile("(?m)(?:^#+ |`)(GET|POST|PUT|DELETE|PATCH|HEAD|WS) (/[^\\s`]*)(?:$|`)");

  static Endpoint of(String method, String path) {
    var plain = path.replaceAll("\\{\\?[^}]*}", "").replaceAll("\\{[^}]*}", "{}");
    var slashed = plain.replaceAll("//+", "/").replaceAll("(.)/$", "$1");
    return new Endpoint(method.toUpperCase(Locale.ROOT), slashed);
  }

  /** What an API document names, in headings and in passing. */
  static Set<Endpoint> documentedIn(String markdown) {
    return NAMED
        .matcher(markdown)
        .results()
        .map(found -> of(found.group(1), found.group(2)))
        .collect(Collectors.toSet());
  }

  /** What the controllers and sockets on the classpath answer; inherited annotations count. */
  public static Set<Endpoint> implemented() {
    return implementedBy(type -> true);
  }

  /** Of those, what speaks YTArchive's own language: no older client's door. */
  public static Set<Endpoint> inTheEnvelope() {
    return implementedBy(type -> !type.getPackageName().contains(".door"));
  }

  private static Set<Endpoint> implementedBy(Predicate<JavaClass> wanted) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/$"))
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.ytarchive")
            .stream()
            .filter(wanted)
            .flatMap(Endpoint::of)
            .collect(Collectors.toSet());
  }

  private static Stream<Endpoint> of(JavaClass type) {
    var sockets =
        values(type, "io.micronaut.websocket.annotation.ServerWebSocket")
            .map(path -> of("WS", path));
    var routes =
        values(type, HTTP + "Controller")
            .flatMap(base -> methods(type).flatMap(method -> of(base, method)));
    return Stream.concat(sockets, routes);
  }

  private static Stream<JavaMethod> methods(JavaClass controller) {
    return Stream.concat(Stream.of(controller), controller.getAllRawInterfaces().stream())
        .flatMap(type -> type.getMethods().stream());
  }

  private static Stream<Endpoint> of(String base, JavaMethod method) {
    return METHODS.stream()
        .flatMap(
            verb -> values(method, HTTP + verb).map(path -> of(verb, "/" + base + "/" + path)));
  }

  private static Stream<String> values(CanBeAnnotated element, String annotation) {
    if (!element.isAnnotatedWith(annotation)) {
      return Stream.empty();
    }
    var found =
        element instanceof JavaClass type
            ? type.getAnnotationOfType(annotation)
            : ((JavaMethod) element).getAnnotationOfType(annotation);
    return paths(found);
  }

  /** {@code value}, {@code uri} or {@code uris}; none of them means the controller's own path. */
  private static Stream<String> paths(JavaAnnotation<?> annotation) {
    return annotation
        .tryGetExplicitlyDeclaredProperty("uris")
        .map(String[].class::cast)
        .map(Arrays::stream)
        .orElseGet(() -> Stream.of(onePath(annotation)));
  }

  private static String onePath(JavaAnnotation<?> annotation) {
    return text(annotation, "value").or(() -> text(annotation, "uri")).orElse("/");
  }

  private static Optional<String> text(JavaAnnotation<?> annotation, String name) {
    return annotation
        .tryGetExplicitlyDeclaredProperty(name)
        .map(Object::toString)
        .filter(value -> !value.isEmpty());
  }

  @Override
  public int compareTo(Endpoint other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
