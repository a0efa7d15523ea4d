package org.ytarchive.common.http.tracing;

import java.util.Optional;

/** Who hears of work. */
interface SpanMaker extends AutoCloseable {

  /**
   * @param parent what it is a part of; empty: of nothing, then a trace begins
   */
  Span begin(SpanKind kind, String name, Optional<TraceParent> parent);

  @Override
  void close();
}
