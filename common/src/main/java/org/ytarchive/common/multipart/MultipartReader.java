package org.ytarchive.common.multipart;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;

/**
 * Reads a form ({@code multipart/form-data}, RFC 7578) part by part as it arrives, in constant
 * memory. Strict: what is not quite a form is refused with {@link ErrorCode#INVALID_PARAMETER}
 * naming {@code body}, what is too much of one with {@link ErrorCode#PAYLOAD_TOO_LARGE}.
 */
public final class MultipartReader {
  /** For who wants throughput: this much is read before the first of it is looked at. */
  public static final int LARGE = 256 * 1024;

  private static final int MAX_PARTS = 20;
  private static final int MAX_PREAMBLE = 8 * 1024;
  private static final int MAX_HEADERS = 8 * 1024; // of one part
  private static final int MAX_PADDING = 128; // blanks after a boundary

  private final InputStream in;
  private final Boundary boundary;
  private final byte[] buffer;
  private int position;
  private int end;
  private int parts;
  private boolean inPart;
  private boolean over;

  /** Takes the bytes of a part as they come; they are its own only until it returns. */
  public interface Sink {
    void accept(byte[] bytes, int offset, int length) throws IOException;
  }

  private MultipartReader(InputStream in, Boundary boundary, int buffered) {
    this.in = in;
    this.buffer = new byte[buffered];
    this.boundary = boundary;
    buffer[end++] = '\r'; // so that the first boundary is a line like any other
    buffer[end++] = '\n';
  }

  /**
   * @param contentType the request's header
   * @param buffered bytes held at a time, {@link #LARGE} or fewer; at least 1 KiB
   */
  public static MultipartReader of(@Nullable String contentType, InputStream in, int buffered) {
    var type = contentType == null ? "" : contentType;
    var boundary = new Boundary(HeaderValue.parse(type).parameter("boundary"));
    return new MultipartReader(in, boundary, buffered);
  }

  /** The next part, after skipping what is left of this one; empty when there is none. */
  public Optional<Part> next() throws IOException {
    skipToBoundary();
    if (over) {
      return Optional.empty();
    }
    if (++parts > MAX_PARTS) {
      throw Malformed.tooMany(MAX_PARTS);
    }
    var part = PartHeaders.parse(headers());
    inPart = true;
    return Optional.of(part);
  }

  private void skipToBoundary() throws IOException {
    if (parts == 0) {
      var preamble = new long[1];
      scan(
          (bytes, offset, length) -> {
            preamble[0] += length;
            if (preamble[0] > MAX_PREAMBLE) {
              throw Malformed.body("it does not begin with its boundary");
            }
          });
      afterBoundary();
    } else if (inPart) {
      content((bytes, offset, length) -> {});
    }
  }

  /** The part's bytes, to their end; once per part. */
  public void content(Sink sink) throws IOException {
    scan(sink);
    inPart = false;
    afterBoundary();
  }

  /** Hands on what is before the next boundary, and stands behind it. */
  private void scan(Sink sink) throws IOException {
    int found = boundary.find(buffer, position, end);
    while (found < 0) {
      int sure = Math.max(position, end - boundary.length() + 1);
      hand(sink, sure);
      require();
      found = boundary.find(buffer, position, end);
    }
    hand(sink, found);
    position += boundary.length();
  }

  private void hand(Sink sink, int to) throws IOException {
    if (to > position) {
      sink.accept(buffer, position, to - position);
      position = to;
    }
  }

  /** Two hyphens end the form; blanks and a line break begin a part. */
  private void afterBoundary() throws IOException {
    int first = take();
    if (first == '-') {
      expect('-');
      over = true;
      return;
    }
    for (int blanks = 0; first == ' ' || first == '\t'; blanks++) {
      if (blanks == MAX_PADDING) {
        throw Malformed.body("a boundary's line does not end");
      }
      first = take();
    }
    if (first != '\r') {
      throw Malformed.body("a boundary's line goes on");
    }
    expect('\n');
  }

  private void expect(int wanted) throws IOException {
    if (take() != wanted) {
      throw Malformed.body("a boundary's line goes on");
    }
  }

  /** The lines up to the empty one, without it. */
  private byte[] headers() throws IOException {
    var block = new byte[MAX_HEADERS];
    int length = 0;
    while (!endsHeaders(block, length)) {
      if (length == MAX_HEADERS) {
        throw Malformed.tooLarge("the headers of a part", MAX_HEADERS);
      }
      block[length++] = (byte) take();
    }
    return Arrays.copyOf(block, Math.max(0, length - 2));
  }

  private static boolean endsHeaders(byte[] block, int length) {
    boolean line = length >= 2 && block[length - 2] == '\r' && block[length - 1] == '\n';
    return line
        && (length == 2 || (length >= 4 && block[length - 4] == '\r' && block[length - 3] == '\n'));
  }

  private int take() throws IOException {
    if (position == end) {
      require();
    }
    return buffer[position++] & 0xff;
  }

  /** More bytes, or the form was cut off. */
  private void require() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, end - position);
    end -= position;
    position = 0;
    int read = in.readNBytes(buffer, end, buffer.length - end);
    if (read == 0) {
      throw Malformed.body("it ends before its last boundary");
    }
    end += read;
  }
}
