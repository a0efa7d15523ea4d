package org.ytarchive.storage.object;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of one file lie. */
public record Place(ObjectStore store, String key) {

  public Optional<ObjectFacts> head() throws IOException {
    return store.head(key);
  }

  public InputStream read(long offset, long length) throws IOException {
    return store.get(key, offset, length);
  }

  public Optional<Path> file() {
    return store.file(key);
  }

  public Optional<URI> presign(PresignedAnswer answer) throws IOException {
    return store.presign(key, answer);
  }
}
