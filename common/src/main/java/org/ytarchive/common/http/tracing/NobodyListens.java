package org.ytarchive.common.http.tracing;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Nobody hears of it; work has its place in a trace all the same, for the log and for others. */
final class NobodyListens implements SpanMaker {
  private static final HexFormat HEX = HexFormat.of();

  @Override
  public Span begin(SpanKind kind, String name, Optional<TraceParent> parent) {
    var trace = parent.map(TraceParent::traceId).orElseGet(() -> id() + id());
    return new Unheard(
        new TraceParent(
            trace,
            id(),
            parent.map(TraceParent::sampled).orElse(false),
            parent.map(TraceParent::state).orElse("")));
  }

  /** Eight bytes, never all zero. */
  private static String id() {
    long random = ThreadLocalRandom.current().nextLong();
    return HEX.toHexDigits(random == 0 ? 1 : random);
  }

  private record Unheard(TraceParent place) implements Span {
    @Override
    public Span put(String key, String value) {
      return this;
    }

    @Override
    public Span put(String key, long value) {
      return this;
    }

    @Override
    public void fail(String why) {}

    @Override
    public void end() {}
  }

  @Override
  public void close() {}
}
