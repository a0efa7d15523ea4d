package org.ytarchive.download.output;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file, in constant memory. */
public final class Sha256 {
  private static final int CHUNK = 1 << 20;

  /** Hears how far it is, after each piece; may stop it by throwing. */
  public interface Step {
    void at(long bytes) throws InterruptedException;
  }

  private Sha256() {}

  /** 64 hexadecimal digits, lower case. */
  public static String of(Path file) throws IOException {
    try {
      return of(file, bytes -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing here interrupts", e);
    }
  }

  /** The same, telling {@code step} after each MiB. */
  public static String of(Path file, Step step) throws IOException, InterruptedException {
    var digest = digest();
    // not a channel: an interrupt would close it under our hands
    try (var in = new FileInputStream(file.toFile())) {
      var chunk = new byte[CHUNK];
      long bytes = 0;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
        bytes += n;
        step.at(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
