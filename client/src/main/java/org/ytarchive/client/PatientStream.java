package org.ytarchive.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** A body that may take as long as it likes, but may not fall silent. */
final class PatientStream extends FilterInputStream {
  private final Duration longestSilence;
  private final Function<Duration, Executor> later;
  private volatile long waitingSince;
  private volatile boolean waiting;
  private volatile boolean stalled;
  private volatile boolean closed;

  /**
   * @param later runs something after a pause
   */
  PatientStream(InputStream body, Duration longestSilence, Function<Duration, Executor> later) {
    super(body);
    this.longestSilence = longestSilence;
    this.later = later;
    watch();
  }

  private void watch() {
    later.apply(longestSilence.dividedBy(2)).execute(this::look);
  }

  private void look() {
    if (closed) {
      return;
    }
    if (waiting && System.nanoTime() - waitingSince > longestSilence.toNanos()) {
      stalled = true;
      closeBody();
    } else {
      watch();
    }
  }

  private void closeBody() {
    try {
      super.close();
    } catch (IOException e) {
      stalled = true; // it is of no more use either way
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    waitingSince = System.nanoTime();
    waiting = true;
    try {
      int count = super.read(into, offset, length);
      if (stalled) {
        throw silent();
      }
      return count;
    } catch (IOException e) {
      throw stalled ? silent() : e;
    } finally {
      waiting = false;
    }
  }

  private HttpTimeoutException silent() {
    return new HttpTimeoutException("not a byte for " + longestSilence);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    super.close();
  }
}
