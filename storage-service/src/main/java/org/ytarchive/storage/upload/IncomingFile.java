package org.ytarchive.storage.upload;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Hashes;
import org.ytarchive.common.multipart.MultipartReader;
import org.ytarchive.storage.file.Container;

/**
 * A file on its way in: written, hashed and judged as its bytes come. Closing it deletes what was
 * not moved away.
 */
final class IncomingFile implements MultipartReader.Sink, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IncomingFile.class);
  private static final long SPACE_STEP = 64L << 20;

  private final Path path;
  private final long maxBytes;
  private final FreeSpace space;
  private final FileChannel channel;
  private final EarlyFlush flush;
  private final MessageDigest digest = Hashes.sha256();
  private final byte[] head = new byte[MagicNumbers.NEEDED];
  private long bytes;
  @Nullable private Container container;

  private IncomingFile(Path path, long maxBytes, FreeSpace space, FileChannel channel) {
    this.path = path;
    this.maxBytes = maxBytes;
    this.space = space;
    this.channel = channel;
    this.flush = new EarlyFlush(channel);
  }

  /** Throws {@link ErrorCode#STORAGE_ERROR} or {@link ErrorCode#DISK_FULL}. */
  static IncomingFile open(Path path, long maxBytes, FreeSpace space) {
    try {
      var channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new IncomingFile(path, maxBytes, space, channel);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Throws {@link ErrorCode#PAYLOAD_TOO_LARGE}, {@link ErrorCode#UNSUPPORTED_MEDIA_TYPE} as soon as
   * it shows, {@link ErrorCode#DISK_FULL} or {@link ErrorCode#STORAGE_ERROR}.
   */
  @Override
  public void accept(byte[] buffer, int offset, int length) {
    if (length > maxBytes - bytes) {
      throw tooLarge(maxBytes);
    }
    try {
      look(buffer, offset, length);
      write(buffer, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void write(byte[] buffer, int offset, int length) throws IOException {
    digest.update(buffer, offset, length);
    var rest = ByteBuffer.wrap(buffer, offset, length);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    long before = bytes;
    bytes += length;
    flush.upTo(bytes);
    if (before / SPACE_STEP != bytes / SPACE_STEP) {
      space.require(path, 0);
    }
  }

  /** Throws {@link ErrorCode#DISK_FULL} if there is no room for what is to come. */
  void reserve(long expected) {
    try {
      space.require(path, expected);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  boolean isEmpty() {
    return bytes == 0;
  }

  private void look(byte[] buffer, int offset, int length) {
    if (bytes < head.length) {
      int n = (int) Math.min(length, head.length - bytes);
      System.arraycopy(buffer, offset, head, (int) bytes, n);
      if (bytes + n == head.length) {
        container = judge(head);
      }
    }
  }

  private static Container judge(byte[] head) {
    return MagicNumbers.container(head)
        .orElseThrow(
            () ->
                new ArchiveException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "file is no video and no sound in a container that is known here",
                    Map.of("parameter", "file")));
  }

  /** Makes sure that it survives a power failure. Throws like {@link #accept}. */
  Received finish(String fileName) {
    var judged = container == null ? judge(Arrays.copyOf(head, (int) bytes)) : container;
    try {
      flush.rest();
      channel.close();
    } catch (IOException e) {
      throw failed(e);
    }
    return new Received(path, bytes, Hashes.hex(digest), judged, fileName);
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      log.warn("an unfinished upload stays until the next start: {}", e.toString());
    }
  }

  static ArchiveException tooLarge(long maxBytes) {
    return new ArchiveException(
        ErrorCode.PAYLOAD_TOO_LARGE,
        "file may have " + maxBytes + " bytes (MAX_FILE_SIZE)",
        Map.of("parameter", "file", "max_bytes", maxBytes));
  }

  /** The operating system says it in words only. */
  static ArchiveException failed(IOException e) {
    var said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    boolean full = said.contains("no space left") || said.contains("quota exceeded");
    return full
        ? new ArchiveException(
            ErrorCode.DISK_FULL,
            "there is not enough room on the disk; free some and send it again",
            Map.of(),
            e)
        : new ArchiveException(
            ErrorCode.STORAGE_ERROR,
            "the file cannot be written; the log says why",
            Map.of("parameter", "file"),
            e);
  }
}
