package org.ytarchive.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 3_000_000})
  void read_handsOnEveryByteInOrder(int size) throws Exception {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);

    try (var ahead = new ReadAhead(new ByteArrayInputStream(bytes))) {
      assertThat(ahead.readAllBytes()).isEqualTo(bytes);
      assertThat(ahead.read()).isEqualTo(-1);
      assertThat(ahead.read(new byte[1])).isEqualTo(-1);
    }
  }

  @Test
  void read_bytesAboveSevenBits() throws Exception {
    try (var ahead = new ReadAhead(new ByteArrayInputStream(new byte[] {(byte) 0xfe}))) {
      assertThat(ahead.read()).isEqualTo(0xfe);
    }
  }

  /** What came before the cut is handed on, and then the cut is told. */
  @Test
  void read_tellsWhatCutTheStream() throws Exception {
    var cut = new SequenceInputStream(new ByteArrayInputStream(new byte[300_000]), new Cut());
    try (var ahead = new ReadAhead(cut)) {
      assertThat(ahead.readNBytes(256 * 1024)).hasSize(256 * 1024);
      assertThatThrownBy(ahead::readAllBytes).isInstanceOf(IOException.class).hasMessage("cut off");
    }
  }

  /** A sender that falls silent must not keep a thread. */
  @Test
  void close_givesUpWhatHasNotCome() throws Exception {
    var silent = new Silent();
    var ahead = new ReadAhead(silent);
    silent.asked.await();

    ahead.close();

    silent.interrupted.await();
    assertThat(silent.closed).isTrue();
  }

  private static final class Cut extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("cut off");
    }
  }

  private static final class Silent extends InputStream {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private boolean closed = false;

    @Override
    public int read() throws IOException {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
        return -1;
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
