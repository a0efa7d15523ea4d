package org.ytarchive.storage.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a stream on a thread of its own, a little ahead: while one piece is hashed and written, the
 * next ones arrive. Otherwise the network waits for the disk, and the disk for the network.
 */
final class ReadAhead extends InputStream {
  private static final int PIECE = 256 * 1024;
  private static final int PIECES = 3;

  private sealed interface Step {}

  /**
   * Some bytes.
   *
   * @param length how many; 0: the stream is over
   */
  private record Piece(byte[] bytes, int length) implements Step {}

  private record Failed(IOException cause) implements Step {}

  private final InputStream source;
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(PIECES);
  private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(PIECES + 1);
  private final Thread reader;
  private Piece piece;
  private int position = 0;

  ReadAhead(InputStream source) {
    this.source = source;
    this.piece = new Piece(new byte[PIECE], PIECE);
    this.position = PIECE;
    for (int i = 1; i < PIECES; i++) {
      empty.add(new byte[PIECE]);
    }
    this.reader = Thread.ofVirtual().name("upload-read-ahead").start(this::readAll);
  }

  private void readAll() {
    try {
      for (int length = PIECE; length > 0; ) {
        length = readPiece();
      }
    } catch (IOException e) {
      steps.add(new Failed(e));
    } catch (RuntimeException e) {
      steps.add(new Failed(new IOException(e)));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private int readPiece() throws IOException, InterruptedException {
    var bytes = empty.take();
    int length = source.readNBytes(bytes, 0, bytes.length);
    steps.put(new Piece(bytes, length));
    return length;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (piece.length() > 0 && position == piece.length()) {
      next();
    }
    if (piece.length() == 0) {
      return -1;
    }
    int n = Math.min(length, piece.length() - position);
    System.arraycopy(piece.bytes(), position, to, offset, n);
    position += n;
    return n;
  }

  private void next() throws IOException {
    empty.add(piece.bytes());
    piece = taken();
    position = 0;
  }

  private Piece taken() throws IOException {
    try {
      return switch (steps.take()) {
        case Piece read -> read;
        case Failed(var cause) -> throw new IOException(cause.getMessage(), cause);
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while an upload comes in");
    }
  }

  /** Whatever has not been read yet is given up. */
  @Override
  public void close() throws IOException {
    reader.interrupt();
    source.close();
  }
}
