package org.ytarchive.common.http.tracing;

/**
 * One piece of work, from its beginning to its end. What is put here leaves the house: never a
 * secret, nor what a tool is called with.
 */
public interface Span {

  /** Where the parts of this work stand. */
  TraceParent place();

  Span put(String key, String value);

  Span put(String key, long value);

  /** It did not succeed. */
  void fail(String why);

  /** Once; one that is never ended is not told. */
  void end();
}
