package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SseParserTest {

  @Test
  void take_readsWhatTheStandardAllows() {
    assertThat(
            parse(
                ": comment",
                "",
                "id:7",
                "event: a b",
                "data: one",
                "data:two",
                "retry: 5",
                "",
                "data",
                "",
                "data:  indented",
                "unknown: x",
                "",
                "data: never ended"))
        .containsExactly(
            new SseParser.Event("7", "a b", "one\ntwo"),
            new SseParser.Event(null, "", " indented"));
  }

  private static List<SseParser.Event> parse(String... lines) {
    var parser = new SseParser();
    return List.of(lines).stream().map(parser::take).flatMap(Optional::stream).toList();
  }
}
