package org.ytarchive.storage.object.gcs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.ytarchive.common.Hashes;
import org.ytarchive.storage.object.ObjectContent;

/**
 * A file that is what it is said to be, and the checksum by which Google tells whether it arrived
 * so.
 *
 * @param crc32c base 64, as Google writes it
 */
record Checked(String crc32c) {
  private static final int BUFFER = 256 * 1024;

  /** Reads the file once. */
  static Checked of(Path file, ObjectContent content) throws IOException {
    var sha256 = Hashes.sha256();
    var crc = new CRC32C();
    long bytes = 0;
    var buffer = ByteBuffer.allocate(BUFFER);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer) >= 0) {
        bytes += buffer.position();
        sha256.update(buffer.flip());
        crc.update(buffer.rewind());
        buffer.clear();
      }
    }
    if (bytes != content.bytes() || !Hashes.hex(sha256).equals(content.sha256())) {
      throw new IOException("the file is no longer what it was");
    }
    var value = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return new Checked(Base64.getEncoder().encodeToString(value));
  }
}
