package org.ytarchive.jobs.door.processing;

import jakarta.annotation.Nullable;
import java.util.Arrays;
import org.ytarchive.common.multipart.MultipartReader;
import org.ytarchive.jobs.door.Refusal;

/**
 * The file of an upload as its bytes come: judged by the first of them, and handed on only then.
 * Holds no more than those.
 */
final class UploadedFile implements MultipartReader.Sink, AutoCloseable {
  private final String fileName;
  private final long maxBytes;
  private final Reception reception;
  private final byte[] head = new byte[VideoMagic.NEEDED];
  private long bytes;
  @Nullable private VideoShelf.Sending sending;

  /** What is done once a file is taken for a video. */
  interface Reception {
    VideoShelf.Sending begin(String fileName);

    /** Called now and then while it comes. */
    void goesOn();
  }

  UploadedFile(String fileName, long maxBytes, Reception reception) {
    this.fileName = fileName;
    this.maxBytes = maxBytes;
    this.reception = reception;
  }

  @Override
  public void accept(byte[] buffer, int offset, int length) {
    if (length > maxBytes - bytes) {
      throw tooLarge(maxBytes);
    }
    int looked = look(buffer, offset, length);
    if (sending != null && looked < length) {
      reception.goesOn();
      sending.write(buffer, offset + looked, length - looked);
    }
    bytes += length;
  }

  /** How many of the bytes went into the head. */
  private int look(byte[] buffer, int offset, int length) {
    if (bytes >= head.length) {
      return 0;
    }
    int n = (int) Math.min(length, head.length - bytes);
    System.arraycopy(buffer, offset, head, (int) bytes, n);
    if (bytes + n == head.length) {
      begin(head);
    }
    return n;
  }

  private VideoShelf.Sending begin(byte[] first) {
    if (!VideoMagic.isVideo(first)) {
      throw notAVideo();
    }
    sending = reception.begin(fileName);
    sending.write(first, 0, first.length);
    return sending;
  }

  /** Waits until it is kept, and returns its virtual path. */
  String finish() {
    var whole = sending == null ? begin(Arrays.copyOf(head, (int) bytes)) : sending;
    return whole.finish();
  }

  @Override
  public void close() {
    if (sending != null) {
      sending.close();
    }
  }

  static Refusal notAVideo() {
    return new Refusal(400, "File is not a video");
  }

  static Refusal tooLarge(long maxBytes) {
    return new Refusal(413, "File may have " + maxBytes + " bytes (MAX_UPLOAD_SIZE)");
  }
}
