package org.ytarchive.common.http.tracing;

import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Optional;

/** Begins work that has its place in a trace. */
public final class Tracing implements AutoCloseable {
  private final SpanMaker maker;

  private Tracing(SpanMaker maker) {
    this.maker = maker;
  }

  /** Nobody hears of it, and nothing of OpenTelemetry is loaded. */
  public static Tracing unheard() {
    return new Tracing(new NobodyListens());
  }

  /** A collector of OpenTelemetry hears of it. */
  static Tracing toldTo(String endpoint, Map<String, String> headers, String service) {
    return new Tracing(new OtlpSpans(service, endpoint, headers));
  }

  /** Work that another part of the trace asked for; a trace of its own, where none did. */
  public Span begin(SpanKind kind, String name, Optional<TraceParent> parent) {
    return maker.begin(kind, name, parent);
  }

  /** A part of what this thread does; empty where that belongs to no trace. */
  public Optional<Span> part(SpanKind kind, String name) {
    return TraceParent.current().map(place -> begin(kind, name, Optional.of(place)));
  }

  /**
   * Work on this thread that was ordered over a queue.
   *
   * @param order the place in the trace that ordered it, as text; null: nobody knows any more
   */
  public SpanScope follow(@Nullable String order, String name) {
    return new SpanScope(begin(SpanKind.CONSUMER, name, TraceParent.ordered(order)));
  }

  @Override
  public void close() {
    maker.close();
  }
}
