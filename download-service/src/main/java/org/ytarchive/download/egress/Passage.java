package org.ytarchive.download.egress;

import java.util.Map;
import java.util.Optional;

/** The one way by which a tool may reach its source. Close it, and the way is gone. */
public interface Passage extends AutoCloseable {

  /** What the tool opens: an address on loopback, without a login, or one only we can resolve. */
  String url();

  /** What the tool's environment must hold for that. */
  Map<String, String> environment();

  /** What the source gives, as far as it has shown. */
  Content content();

  /** Why it came to nothing, as far as is known. */
  Optional<Trouble> trouble();

  @Override
  void close();

  /** What matters about a source before it is recorded. */
  enum Content {
    UNKNOWN,
    /** Pictures one by one, as JPEG. */
    JPEG,
    /** A video in one, of no length that is known: one that goes on, as far as can be seen. */
    VIDEO,
    /** A video in one whose length is known before: a file. */
    FILE,
    /** A list of a video's parts. */
    LIST
  }
}
