package org.ytarchive.metadata.testing;

/** How one request to {@link YouTubeApiDouble} is answered. */
public sealed interface Reply {
  Reply HONEST = new Honest();

  /** From what is known, compressed if the client takes that. */
  record Honest() implements Reply {}

  /** With an error. */
  record Failing(int status, String body) implements Reply {}

  /** With a page from something in between. */
  record Html(int status) implements Reply {}

  /** With half of a JSON document. */
  record Truncated() implements Reply {}

  /** With half of a compressed document. */
  record TruncatedGzip() implements Reply {}

  /** With a compressed document that is very large once unpacked. */
  record Bomb() implements Reply {}

  /** Headers at once, a body that never comes. */
  record Dripping() implements Reply {}

  /** Not at all: the connection is closed. */
  record HangUp() implements Reply {}

  /** Slower than usual, but honest. */
  record Late(long millis) implements Reply {}

  /** To somewhere else. */
  record Redirect(String location) implements Reply {}
}
