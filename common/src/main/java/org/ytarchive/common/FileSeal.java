package org.ytarchive.common;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file's SHA-256, left with the file by whoever has just read it whole, so that the next in line
 * need not read it again. It stands in an extended attribute beside the size and the time of the
 * last change, and holds only while both are the file's: whoever writes to the file breaks it.
 * Where a file system keeps no such attributes there is no seal, and the file is read.
 */
public final class FileSeal {
  private static final Logger LOG = LoggerFactory.getLogger(FileSeal.class);
  private static final String NAME = "ytarchive.sha256";
  private static final int LONGEST = 200;

  private FileSeal() {}

  /**
   * Seals a file that does not change any more.
   *
   * @param sha256 64 hexadecimal digits, lower case
   */
  public static void put(Path file, String sha256) {
    try {
      view(file).write(NAME, StandardCharsets.US_ASCII.encode(text(file, sha256)));
    } catch (IOException | RuntimeException e) {
      LOG.debug("no seal on {}: {}", file.getFileName(), e.toString());
    }
  }

  /** The hash, if the file is as it was when it was sealed. */
  public static Optional<String> hashOf(Path file) {
    try {
      var sealed = read(view(file));
      var sha256 = sealed.substring(0, Math.max(0, sealed.indexOf(' ')));
      return sha256.length() == 64 && sealed.equals(text(file, sha256))
          ? Optional.of(sha256)
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOG.debug("no seal on {}: {}", file.getFileName(), e.toString());
      return Optional.empty();
    }
  }

  private static String text(Path file, String sha256) throws IOException {
    long changed = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
    return sha256 + " " + Files.size(file) + " " + changed;
  }

  private static String read(UserDefinedFileAttributeView view) throws IOException {
    var bytes = ByteBuffer.allocate(LONGEST);
    view.read(NAME, bytes);
    return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
  }

  private static UserDefinedFileAttributeView view(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    if (view == null) {
      throw new IOException("no extended attributes here");
    }
    return view;
  }
}
