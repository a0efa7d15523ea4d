package org.ytarchive.common.http.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.ytarchive.common.settings.SettingsException;

/** Examples and rules of W3C Trace Context. */
class TraceParentTest {
  private static final String TEXT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @AfterEach
  void leave() {
    TraceParent.leave();
  }

  @Test
  void parse_readsWhatItWrites() {
    var place = TraceParent.parse(TEXT).orElseThrow();

    assertThat(place)
        .isEqualTo(new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true));
    assertThat(place.text()).isEqualTo(TEXT);
  }

  /** Bits nobody knows yet are passed over, and what a later version adds. */
  @Test
  void parse_readsWhatLaterVersionsAdd() {
    assertThat(TraceParent.parse(TEXT.replace("-01", "-fe")).map(TraceParent::sampled))
        .hasValue(false);
    assertThat(TraceParent.parse("cc" + TEXT.substring(2) + "-what-comes")).isPresent();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
      })
  void parse_takesNothingElse(String text) {
    assertThat(TraceParent.parse(text)).isEmpty();
  }

  /** Another system's notes go along, into the calls and rows of whatever follows. */
  @Test
  void notes_goAlong() {
    var notes = TraceNotes.read(List.of("rojo=00f067aa0ba902b7 , congo=t61rc WkgM.zE", ",a@b=1"));
    var ordered = TraceParent.parse(TEXT).orElseThrow().with(notes).order();

    try (var work = Tracing.unheard().follow(ordered, "job")) {
      work.put("ytarchive.work", "1");
      var place = TraceParent.current().orElseThrow();
      assertThat(place.headers())
          .containsEntry("tracestate", "rojo=00f067aa0ba902b7,congo=t61rc WkgM.zE,a@b=1")
          .containsKey("traceparent");
      assertThat(TraceParent.ordered(place.order())).hasValue(place);
    }
    assertThat(MDC.get("trace_state")).isNull();
  }

  /** What cannot be read is left out as a whole, as the standard has it. */
  @ParameterizedTest
  @ValueSource(strings = {"", " , ", "rojo", "Rojo=1", "rojo=1,congo", "rojo=\u00e9", "rojo=a=b"})
  void notes_thatNobodyCouldReadAreNone(String text) {
    assertThat(TraceNotes.read(List.of(text))).isEmpty();
    assertThat(TraceParent.parse(TEXT).orElseThrow().with("").headers())
        .doesNotContainKey("tracestate");
  }

  @Test
  void notes_areBounded() {
    var many = String.join(",", Collections.nCopies(33, "a=1"));

    assertThat(TraceNotes.read(List.of(many))).isEmpty();
    assertThat(TraceNotes.read(List.of("a=" + "1".repeat(250), "b=" + "1".repeat(256))))
        .hasSize(511);
    assertThat(TraceNotes.read(List.of("a=" + "1".repeat(252), "b=" + "1".repeat(256)))).isEmpty();
  }

  /** A worker does one piece of work after the other; none leaves its place to the next. */
  @Test
  void span_givesTheThreadBack() {
    var tracing = Tracing.unheard();
    try (var outer = tracing.follow(TEXT, "job")) {
      outer.put("ytarchive.work", "1");
      assertThat(MDC.get("trace_id")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
      var place = TraceParent.current();
      try (var inner = tracing.follow(null, "job")) {
        inner.forget();
        assertThat(MDC.get("trace_id")).isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
      }
      assertThat(TraceParent.current()).isEqualTo(place).isNotEqualTo(TraceParent.parse(TEXT));
    }
    assertThat(TraceParent.current()).isEmpty();
    assertThat(tracing.part(SpanKind.INTERNAL, "yt-dlp")).isEqualTo(Optional.empty());
  }

  @Test
  void headers_areReadAsTheStandardHasThem() {
    assertThat(TracingFactory.headers("authorization=Bearer%20a=b, x-team = video"))
        .isEqualTo(Map.of("authorization", "Bearer a=b", "x-team", "video"));
    assertThatThrownBy(() -> TracingFactory.headers("sesame"))
        .isInstanceOf(SettingsException.class)
        .hasMessageNotContaining("sesame");
  }
}
