package org.ytarchive.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.house.Checkout;

/** The checked-in documents show every body, and those that older documents print as printed. */
class ExamplesTest {
  private static final int BEGINNING = 12;
  private static final List<String> FOLDERS =
      List.of(
          "system-tests/src/test/resources/golden/ytarchive",
          "system-tests/src/test/resources/golden/camera-collector",
          "system-tests/src/test/resources/golden/collector",
          "system-tests/src/test/resources/golden/processing",
          "jobs-service/src/test/resources/golden/sessions");

  /** Whoever copies a further body from a document says where it belongs. */
  @Test
  void printedBodies_haveAPlaceOrAReason() throws IOException {
    var files = new TreeSet<String>();
    for (var folder : FOLDERS) {
      var name = folder.replaceFirst(".*/", "");
      try (var found = Files.list(Checkout.file(folder))) {
        found
            .map(file -> name + "/" + file.getFileName().toString().replaceFirst("\\.json$", ""))
            .filter(file -> !file.endsWith(".md"))
            .forEach(files::add);
      }
    }

    assertThat(Bodies.printed().keySet()).containsExactlyInAnyOrderElementsOf(files);
  }

  /** An operation without an example leaves its reader guessing. */
  @ParameterizedTest
  @EnumSource
  void bodies_allHaveAnExample(Api api) {
    assertThat(new Shown(api).bodies())
        .filteredOn(Shown.Body::isShowable)
        .isNotEmpty()
        .allSatisfy(body -> assertThat(body.examples()).as("%s", body).isNotEmpty());
  }

  static Stream<String> printed() {
    return Bodies.printed().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof List)
        .map(entry -> entry.getKey());
  }

  /** Word for word, so that nobody has to look into the older documents, too. */
  @ParameterizedTest
  @MethodSource("printed")
  void printedBody_isShown(String name) throws IOException {
    var text = Files.readString(Bodies.file(name)).strip();
    for (var place : places(name)) {
      if (place.endsWith(" messages")) {
        assertThat(descriptions()).as(name).anyMatch(said -> said.contains(text));
      } else {
        var wanted = new ObjectMapper().readTree(text);
        assertThat(examples(place)).as(name).anyMatch(shown -> holds(shown, wanted));
      }
    }
  }

  private static List<String> places(String name) {
    var listed = Bodies.printed().get(name);
    return listed instanceof List<?> all ? all.stream().map(Object::toString).toList() : List.of();
  }

  private static Stream<String> descriptions() {
    return Stream.of(Api.values()).map(api -> new Shown(api).description());
  }

  private static Stream<JsonNode> examples(String place) {
    return Stream.of(Api.values())
        .flatMap(api -> new Shown(api).bodies().stream())
        .filter(body -> body.isAt(place))
        .flatMap(body -> body.examples().stream());
  }

  /** A sentence that no door says any more would mislead; figures and words in it may differ. */
  @Test
  void refusals_beginAsTheCodeSaysThem() {
    var code = Sources.text(Sources.MODULES);

    assertThat(Bodies.refusals())
        .isNotEmpty()
        .map(sentence -> sentence.split("\\d", 2)[0])
        .map(sentence -> "\"" + sentence.substring(0, Math.min(BEGINNING, sentence.length())))
        .allMatch(code::contains);
  }

  /** Fields beyond the printed ones are ours. */
  private static boolean holds(JsonNode shown, JsonNode wanted) {
    if (wanted.isObject()) {
      return wanted.properties().stream()
          .allMatch(field -> holds(shown.path(field.getKey()), field.getValue()));
    }
    if (wanted.isArray()) {
      return shown.size() == wanted.size()
          && IntStream.range(0, wanted.size()).allMatch(i -> holds(shown.path(i), wanted.get(i)));
    }
    return shown.equals(wanted);
  }
}
