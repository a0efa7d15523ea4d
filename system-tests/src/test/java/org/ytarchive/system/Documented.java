package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An answer as the document prints it. Ours matches when each documented field is there with the
 * documented type; the value must be the documented one too, except for times, ids that we make,
 * and what a case frees by name. Fields beyond the document are allowed.
 */
final class Documented {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
  private static final Pattern OUR_ID = Pattern.compile("(job|dl|wp)_\\w+");

  private final JsonNode document;
  private final Set<String> free;
  private final Set<String> nullable;

  private Documented(JsonNode document, Set<String> free, Set<String> nullable) {
    this.document = document;
    this.free = free;
    this.nullable = nullable;
  }

  static Documented example(String name) {
    return new Documented(Json.read(text(name)), Set.of(), Set.of());
  }

  /** The body a documented request has. */
  static String request(String name) {
    return text(name + ".request");
  }

  /** These fields, wherever they stand, may have another value of the same type. */
  Documented free(String... names) {
    return new Documented(document, Set.of(names), nullable);
  }

  /** These may be null: our contract says when. */
  Documented nullable(String... names) {
    return new Documented(document, free, Set.of(names));
  }

  void matches(Answer answer) {
    matches(answer.json());
  }

  /** The envelope's time belongs to every answer, also where the example leaves it out. */
  void matches(JsonNode ours) {
    compare("", "", document, ours);
    assertTime("timestamp", ours.path("timestamp"));
  }

  private void compare(String path, String field, JsonNode theirs, JsonNode ours) {
    assertThat(ours.isMissingNode()).as("%s is missing", path).isFalse();
    if (ours.isNull() && nullable.contains(field)) {
      return;
    }
    assertThat(ours.getNodeType())
        .as("type of %s, which is %s", path, ours)
        .isEqualTo(theirs.getNodeType());
    switch (theirs.getNodeType()) {
      case OBJECT -> compareObjects(path, theirs, ours);
      case ARRAY -> compareArrays(path, field, theirs, ours);
      default -> compareValues(path, field, theirs, ours);
    }
  }

  private void compareObjects(String path, JsonNode theirs, JsonNode ours) {
    theirs
        .properties()
        .forEach(
            entry ->
                compare(
                    path + "/" + entry.getKey(),
                    entry.getKey(),
                    entry.getValue(),
                    ours.path(entry.getKey())));
  }

  private void compareArrays(String path, String field, JsonNode theirs, JsonNode ours) {
    assertThat(ours.isEmpty()).as("%s is empty", path).isEqualTo(theirs.isEmpty());
    for (int i = 0; i < theirs.size(); i++) {
      compare(path + "/" + i, field, theirs.get(i), ours.path(i));
    }
  }

  private void compareValues(String path, String field, JsonNode theirs, JsonNode ours) {
    if (TIME.matcher(theirs.asText()).matches()) {
      assertTime(path, ours);
    } else if (OUR_ID.matcher(theirs.asText()).matches()) {
      var prefix = theirs.asText().replaceFirst("_.*", "_");
      assertThat(ours.asText()).as(path).startsWith(prefix).hasSizeGreaterThan(prefix.length());
    } else if (theirs.isNumber()) {
      assertThat(ours.isIntegralNumber()).as("%s is a whole number", path).isTrue();
    }
    if (isPromised(field, theirs)) {
      assertThat(ours).as(path).isEqualTo(theirs);
    }
  }

  private boolean isPromised(String field, JsonNode theirs) {
    return !free.contains(field)
        && (field.equals("published_at") || !TIME.matcher(theirs.asText()).matches())
        && !OUR_ID.matcher(theirs.asText()).matches();
  }

  private static void assertTime(String path, JsonNode ours) {
    assertThat(ours.asText()).as(path).matches(TIME);
  }

  private static String text(String name) {
    var place = "/golden/ytarchive/" + name + ".json";
    try (var stream = Documented.class.getResourceAsStream(place)) {
      if (stream == null) {
        throw new IllegalArgumentException(place);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
