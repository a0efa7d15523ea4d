package org.ytarchive.standin.http;

import java.io.IOException;
import java.io.OutputStream;

/** What follows the headers of an answer. */
public interface Body {

  /** What {@code Content-Length} says. */
  long length();

  /**
   * Writes the content.
   *
   * @throws ConnectionReset to have the connection reset instead of going on
   * @throws Silence to have it left open, and nothing more sent, until the client hangs up
   */
  void writeTo(OutputStream out) throws IOException, InterruptedException;

  /** Thrown by a body whose connection is to end here and now, with a reset and no farewell. */
  final class ConnectionReset extends IOException {
    private static final long serialVersionUID = 1L;

    public ConnectionReset() {
      super("reset on purpose");
    }
  }

  /** Thrown by a body that stops in the middle without ending. */
  final class Silence extends IOException {
    private static final long serialVersionUID = 1L;

    public Silence() {
      super("silent on purpose");
    }
  }

  /** Bytes already in memory. */
  static Body of(byte[] content) {
    return new Body() {
      @Override
      public long length() {
        return content.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(content);
      }
    };
  }
}
