package org.ytarchive.storage.object.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.Hashes;
import org.ytarchive.storage.object.ObjectContent;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A file that goes out in parts, one after the other, and is there when the last has arrived and
 * the whole has the hash it should. What fails is ended, so that its parts cost nobody space.
 */
final class PartsUpload {
  private static final Logger log = LoggerFactory.getLogger(PartsUpload.class);
  private static final int MOST_PARTS = 9_000; // S3 takes 10,000

  private final S3AsyncClient s3;
  private final String bucket;
  private final String key;
  private final String id;
  private final ArrayList<CompletedPart> parts = new ArrayList<>();
  private MessageDigest digest = Hashes.sha256();

  private PartsUpload(S3AsyncClient s3, String bucket, String key, String id) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.id = id;
  }

  /**
   * @param partSize bytes; more where the file would have too many parts
   */
  static void send(
      S3AsyncClient s3, String bucket, String key, Path file, ObjectContent content, long partSize)
      throws IOException {
    var begun =
        s3.createMultipartUpload(r -> r.bucket(bucket).key(key).contentType(content.mediaType()));
    var upload = new PartsUpload(s3, bucket, key, S3Answers.await(key, begun).uploadId());
    try {
      upload.sendParts(file, content, Math.max(partSize, content.bytes() / MOST_PARTS + 1));
      upload.complete(content);
    } catch (IOException | RuntimeException e) {
      upload.end();
      throw e;
    }
  }

  private void sendParts(Path file, ObjectContent content, long partSize) throws IOException {
    for (long at = 0; at < content.bytes(); at += partSize) {
      sendPart(HashedBody.of(file, at, Math.min(partSize, content.bytes() - at), digest));
    }
  }

  private void sendPart(HashedBody body) throws IOException {
    int number = parts.size() + 1;
    var sent =
        s3.uploadPart(
            r ->
                r.bucket(bucket)
                    .key(key)
                    .uploadId(id)
                    .partNumber(number)
                    .contentLength(body.contentLength().orElseThrow()),
            body);
    var etag = S3Answers.await(key, sent).eTag();
    parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
    digest = body.digest();
  }

  private void complete(ObjectContent content) throws IOException {
    S3Objects.requireHash(digest, content);
    S3Answers.await(
        key,
        s3.completeMultipartUpload(
            r -> r.bucket(bucket).key(key).uploadId(id).multipartUpload(m -> m.parts(parts))));
  }

  private void end() {
    try {
      S3Answers.await(key, s3.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(id)));
    } catch (IOException e) {
      log.warn("an unfinished upload stays in {} until it is swept: {}", bucket, e.toString());
    }
  }
}
