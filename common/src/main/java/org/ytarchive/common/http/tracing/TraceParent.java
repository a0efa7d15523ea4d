package org.ytarchive.common.http.tracing;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * A place in a trace: which trace, which span of it, and whether anybody wants to hear of it.
 * Written as W3C Trace Context has it. Where a thread stands is in the log's context, so that the
 * log and the trace cannot differ.
 *
 * @param state what other tracing systems keep with it, as {@link TraceNotes} reads it
 */
public record TraceParent(String traceId, String spanId, boolean sampled, String state) {
  /** Of a request that carries one. */
  public static final String HEADER = "traceparent";

  static final String TRACE_KEY = "trace_id";
  static final String SPAN_KEY = "span_id";
  private static final String FLAGS_KEY = "trace_flags";
  private static final String STATE_KEY = "trace_state";
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  public TraceParent(String traceId, String spanId, boolean sampled) {
    this(traceId, spanId, sampled, "");
  }

  /** The same place, with what others keep there. */
  TraceParent with(String notes) {
    return new TraceParent(traceId, spanId, sampled, notes);
  }

  /** What {@link #order} wrote. */
  static Optional<TraceParent> ordered(@Nullable String text) {
    var parts = text == null ? new String[] {""} : text.split(" ", 2);
    var place = parse(parts[0]);
    return parts.length == 1
        ? place
        : place.map(found -> found.with(TraceNotes.read(List.of(parts[1]))));
  }

  /** Empty when it is none, or of a form that nobody knows. */
  public static Optional<TraceParent> parse(@Nullable String text) {
    var given = text == null ? "" : text;
    var match = FORM.matcher(given);
    boolean known = match.matches() && (match.group(4) == null || !given.startsWith("00"));
    return known
        ? Optional.of(new TraceParent(match.group(1), match.group(2), isSampled(match.group(3))))
        : Optional.empty();
  }

  private static boolean isSampled(String flags) {
    return (Integer.parseInt(flags, 16) & 1) == 1;
  }

  /** Where this thread stands; empty when its work belongs to no trace. */
  public static Optional<TraceParent> current() {
    var trace = MDC.get(TRACE_KEY);
    var span = MDC.get(SPAN_KEY);
    return trace == null || span == null
        ? Optional.empty()
        : Optional.of(
            new TraceParent(
                trace,
                span,
                "01".equals(MDC.get(FLAGS_KEY)),
                Objects.requireNonNullElse(MDC.get(STATE_KEY), "")));
  }

  /** Lets this thread stand here. */
  public void enter() {
    MDC.put(TRACE_KEY, traceId);
    MDC.put(SPAN_KEY, spanId);
    MDC.put(FLAGS_KEY, flags());
    if (state.isEmpty()) {
      MDC.remove(STATE_KEY);
    } else {
      MDC.put(STATE_KEY, state);
    }
  }

  /** Lets this thread stand in no trace. */
  public static void leave() {
    MDC.remove(TRACE_KEY);
    MDC.remove(SPAN_KEY);
    MDC.remove(FLAGS_KEY);
    MDC.remove(STATE_KEY);
  }

  private String flags() {
    return sampled ? "01" : "00";
  }

  /** As a header carries it. */
  public String text() {
    return "00-" + traceId + "-" + spanId + "-" + flags();
  }

  /** As a queue's row carries it. */
  public String order() {
    return state.isEmpty() ? text() : text() + " " + state;
  }

  /** The headers of a call that is made from here. */
  public Map<String, String> headers() {
    return state.isEmpty()
        ? Map.of(HEADER, text())
        : Map.of(HEADER, text(), TraceNotes.HEADER, state);
  }
}
