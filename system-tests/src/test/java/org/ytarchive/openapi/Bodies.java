package org.ytarchive.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import org.ytarchive.house.Checkout;

/** The bodies that the documents show, as {@code examples.yml} lists them. */
final class Bodies {
  static final List<String> GOLDEN =
      List.of("system-tests/src/test/resources/golden/", "jobs-service/src/test/resources/golden/");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> LISTED =
      new Yaml()
          .load(
              Checkout.text(Checkout.file("system-tests/src/test/resources/openapi/examples.yml")));

  /**
   * A body, or what is special about it.
   *
   * @param name of the example
   * @param printed whether a document prints it, with the envelope around it
   */
  record Body(String name, Object value, boolean printed) {}

  private Bodies() {}

  /** Golden files: a list of places, or a sentence why they have none. */
  static Map<String, Object> printed() {
    return Node.map(LISTED.get("printed"));
  }

  /**
   * The printed ones, else ours; none where nothing is known.
   *
   * @param place an operation and {@code asked}, {@code answered} or a status
   */
  static List<Body> at(String place) {
    var printed =
        printed().entrySet().stream()
            .filter(entry -> entry.getValue() instanceof List<?> places && places.contains(place))
            .map(entry -> new Body(name(entry.getKey()), golden(entry.getKey()), true))
            .toList();
    var ours = Node.map(LISTED.get("ours")).get(place);
    return printed.isEmpty() && ours != null ? List.of(new Body("ours", ours, false)) : printed;
  }

  /** {@code job-status.completed} of a file in a folder. */
  private static String name(String golden) {
    return golden.replaceFirst(".*/", "").replaceFirst("\\.(request|response)$", "");
  }

  private static Object golden(String name) {
    try {
      return JSON.readValue(Files.readString(file(name)), Object.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(String golden) {
    return Stream.of("", ".json")
        .flatMap(end -> GOLDEN.stream().map(folder -> Checkout.file(folder + golden + end)))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no golden file " + golden));
  }

  /** A page, or a stream's schema and events. */
  @Nullable
  static Object text(String operation) {
    return Node.map(LISTED.get("texts")).get(operation);
  }

  /** What a door says when it refuses with this status. */
  static String refusal(int status) {
    var sentence = Node.map(LISTED.get("refusals")).get(String.valueOf(status));
    if (sentence == null) {
      throw new IllegalStateException("say in examples.yml what the doors say with " + status);
    }
    return sentence.toString();
  }

  /** All that doors say when they refuse and no document prints it. */
  static Stream<String> refusals() {
    var own =
        Node.map(LISTED.get("ours")).values().stream()
            .filter(body -> body instanceof Map<?, ?>)
            .map(Node::map)
            .flatMap(body -> Stream.of("error", "detail").map(key -> body.getOrDefault(key, "")))
            .filter(said -> said instanceof String text && !text.isEmpty());
    return Stream.concat(Node.map(LISTED.get("refusals")).values().stream(), own)
        .map(String::valueOf)
        .distinct();
  }

  /** A field's usual value, by its name. */
  @Nullable
  static Object field(String name) {
    return Node.map(LISTED.get("fields")).get(name);
  }
}
