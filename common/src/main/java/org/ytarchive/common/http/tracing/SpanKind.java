package org.ytarchive.common.http.tracing;

/** On which side of a call a piece of work is done. */
public enum SpanKind {
  SERVER,
  CLIENT,
  /** It was ordered over a queue. */
  CONSUMER,
  INTERNAL
}
