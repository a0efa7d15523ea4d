package org.ytarchive.common.http.tracing;

import java.util.Optional;

/** Work on this thread: what it does until this is closed is a part of it. */
public final class SpanScope implements AutoCloseable {
  private final Span span;
  private final Optional<TraceParent> before = TraceParent.current();
  private boolean forgotten;

  SpanScope(Span span) {
    this.span = span;
    span.place().enter();
  }

  public SpanScope put(String key, String value) {
    span.put(key, value);
    return this;
  }

  public SpanScope put(String key, long value) {
    span.put(key, value);
    return this;
  }

  public void fail(String why) {
    span.fail(why);
  }

  /** There was nothing to do: nobody need hear of it. */
  public void forget() {
    forgotten = true;
  }

  @Override
  public void close() {
    before.ifPresentOrElse(TraceParent::enter, TraceParent::leave);
    if (!forgotten) {
      span.end();
    }
  }
}
