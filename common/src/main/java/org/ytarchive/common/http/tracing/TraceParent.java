package org.ytarchive.common.http.tracing;

import jakarta.annotation.Nullable;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * A place in a trace: which trace, which span of it, and whether anybody wants to hear of it.
 * Written as W3C Trace Context has it. Where a thread stands is in the log's context, so that the
 * log and the trace cannot differ.
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
  /** Of a request that carries one. */
  public static final String HEADER = "traceparent";

  static final String TRACE_KEY = "trace_id";
  static final String SPAN_KEY = "span_id";
  private static final String FLAGS_KEY = "trace_flags";
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

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
        : Optional.of(new TraceParent(trace, span, "01".equals(MDC.get(FLAGS_KEY))));
  }

  /** Lets this thread stand here. */
  public void enter() {
    MDC.put(TRACE_KEY, traceId);
    MDC.put(SPAN_KEY, spanId);
    MDC.put(FLAGS_KEY, flags());
  }

  /** Lets this thread stand in no trace. */
  public static void leave() {
    MDC.remove(TRACE_KEY);
    MDC.remove(SPAN_KEY);
    MDC.remove(FLAGS_KEY);
  }

  private String flags() {
    return sampled ? "01" : "00";
  }

  /** As a header or a row carries it. */
  public String text() {
    return "00-" + traceId + "-" + spanId + "-" + flags();
  }
}
