package org.ytarchive.storage.object.s3;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import org.ytarchive.common.Hashes;
import software.amazon.awssdk.core.FileRequestBodyConfiguration;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/**
 * Part of a file on its way out, hashed as it goes. It may be read more than once, for a signature
 * or another try: each time the hash goes on from where the part before ended.
 */
final class HashedBody implements AsyncRequestBody {
  private static final int PIECE = 128 * 1024;

  private final AsyncRequestBody bytes;
  private final long length;
  private final MessageDigest before;
  private volatile MessageDigest digest;

  private HashedBody(AsyncRequestBody bytes, long length, MessageDigest before) {
    this.bytes = bytes;
    this.length = length;
    this.before = before;
    this.digest = before;
  }

  /**
   * @param before of what comes before it in the file
   */
  static HashedBody of(Path file, long offset, long length, MessageDigest before) {
    var part =
        FileRequestBodyConfiguration.builder()
            .path(file)
            .position(offset)
            .numBytesToRead(length)
            .chunkSizeInBytes(PIECE)
            .build();
    return new HashedBody(AsyncRequestBody.fromFile(part), length, before);
  }

  @Override
  public Optional<Long> contentLength() {
    return Optional.of(length);
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    var fresh = copy(before);
    digest = fresh;
    bytes
        .map(
            piece -> {
              fresh.update(piece.duplicate());
              return piece;
            })
        .subscribe(subscriber);
  }

  /** Of everything up to the end of this part, once it has gone out. */
  MessageDigest digest() {
    return digest;
  }

  static String hex(MessageDigest whole) {
    return Hashes.hex(copy(whole));
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e); // every Java's SHA-256 can
    }
  }
}
