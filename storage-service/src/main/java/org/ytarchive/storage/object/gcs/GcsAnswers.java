package org.ytarchive.storage.object.gcs;

import com.google.cloud.storage.StorageException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** Says in our words what Google answered, without anything that was signed. */
final class GcsAnswers {
  private static final int NOT_FOUND = 404;

  private GcsAnswers() {}

  /**
   * @param key for what is missing
   */
  static IOException failure(String key, StorageException e) {
    if (e.getCode() == NOT_FOUND && !String.valueOf(e.getMessage()).contains("bucket does not")) {
      return new NoSuchFileException(key);
    }
    if (e.getCode() == 0) {
      return new IOException("Google Cloud Storage cannot be asked: " + e.getMessage(), e);
    }
    return new IOException(
        "Google Cloud Storage answered " + e.getCode() + " " + String.valueOf(e.getReason()));
  }

  /** What is missing is found out when the first byte is read. */
  static InputStream named(String key, InputStream in) {
    return new Named(key, in);
  }

  private static final class Named extends FilterInputStream {
    private final String key;

    Named(String key, InputStream in) {
      super(in);
      this.key = key;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (StorageException e) {
        throw failure(key, e);
      } catch (IOException e) {
        throw e.getCause() instanceof StorageException cause ? failure(key, cause) : e;
      }
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
  }
}
