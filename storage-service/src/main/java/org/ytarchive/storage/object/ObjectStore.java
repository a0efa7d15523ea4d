package org.ytarchive.storage.object;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the bytes of files lie: disks, or a bucket. Every implementation passes {@code
 * ObjectStoreContract}. All of it may block. A failure is an {@link IOException} whose message
 * holds no credential and no signed address; a missing object is a {@link
 * java.nio.file.NoSuchFileException}.
 */
public interface ObjectStore {

  /** What its objects' addresses begin with, such as {@code s3://bucket/}; empty for disks. */
  String address();

  /**
   * Puts a file there, whole or not at all, in constant memory. Putting the same again changes
   * nothing. Fails unless what arrived is what {@code content} says.
   *
   * @param file may be gone afterwards
   */
  void put(String key, Path file, ObjectContent content) throws IOException;

  /**
   * Some of its bytes, read as slowly as one likes. Closing early lets go of the connection.
   *
   * @param offset inside the object
   * @param length so many at most; less only where the object ends
   */
  InputStream get(String key, long offset, long length) throws IOException;

  /** Empty when there is no such object. */
  Optional<ObjectFacts> head(String key) throws IOException;

  /** What is not there is fine. */
  void delete(String key) throws IOException;

  /** Those whose keys begin so, in the order of their keys; to be closed. */
  Stream<ObjectFacts> list(String prefix) throws IOException;

  /** An address by which anybody may get the object for a while; empty where there is no such. */
  default Optional<URI> presign(String key, PresignedAnswer answer) throws IOException {
    return Optional.empty();
  }

  /** Where it lies on a disk of this machine, for who can send a file without reading it. */
  default Optional<Path> file(String key) {
    return Optional.empty();
  }

  /** Ends uploads to such keys that began before that moment and never came to an end; how many. */
  default int endUnfinished(String prefix, Instant before) throws IOException {
    return 0;
  }
}
