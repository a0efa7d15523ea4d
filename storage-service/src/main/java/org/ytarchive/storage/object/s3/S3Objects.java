package org.ytarchive.storage.object.s3;

import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.Hashes;
import org.ytarchive.storage.object.ObjectContent;
import org.ytarchive.storage.object.ObjectFacts;
import org.ytarchive.storage.object.ObjectSettings;
import org.ytarchive.storage.object.ObjectStore;
import org.ytarchive.storage.object.PresignedAnswer;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A bucket in Amazon S3, or in whatever speaks as it does. */
@Singleton
@Named("bucket")
@Requires(property = "ytarchive.objects.backend", value = "s3")
class S3Objects implements ObjectStore {
  private static final Logger log = LoggerFactory.getLogger(S3Objects.class);
  private static final long PART = 16L << 20;

  private final String bucket;
  private final long partSize;
  private final S3AsyncClient s3;
  private final S3Presigner presigner;

  @Inject
  S3Objects(ObjectSettings objects, S3Settings settings) {
    this(objects.bucket(), settings, PART);
  }

  S3Objects(String bucket, S3Settings settings, long partSize) {
    var clients = new S3Clients(settings);
    this.bucket = bucket;
    this.partSize = partSize;
    this.s3 = clients.client();
    this.presigner = clients.presigner();
  }

  @Override
  public String address() {
    return "s3://" + bucket + "/";
  }

  @Override
  public void put(String key, Path file, ObjectContent content) throws IOException {
    if (Files.size(file) != content.bytes()) {
      throw new IOException("the file is no longer as long as it was");
    }
    if (head(key).filter(there -> there.bytes() == content.bytes()).isPresent()) {
      return;
    }
    if (content.bytes() > partSize) {
      PartsUpload.send(s3, bucket, key, file, content, partSize);
    } else {
      putWhole(key, file, content);
    }
  }

  private void putWhole(String key, Path file, ObjectContent content) throws IOException {
    var body = HashedBody.of(file, 0, content.bytes(), Hashes.sha256());
    S3Answers.await(
        key,
        s3.putObject(
            r ->
                r.bucket(bucket)
                    .key(key)
                    .contentType(content.mediaType())
                    .contentLength(content.bytes()),
            body));
    try {
      requireHash(body.digest(), content);
    } catch (IOException e) {
      delete(key);
      throw e;
    }
  }

  static void requireHash(MessageDigest sent, ObjectContent content) throws IOException {
    if (!HashedBody.hex(sent).equals(content.sha256())) {
      throw new IOException("the file changed while it was sent");
    }
  }

  @Override
  public InputStream get(String key, long offset, long length) throws IOException {
    var wanted = GetObjectRequest.builder().bucket(bucket).key(key).range(range(offset, length));
    var answer = s3.getObject(wanted.build(), AsyncResponseTransformer.toPublisher());
    var stream = new PulledStream();
    S3Answers.await(key, answer).subscribe(stream);
    return stream;
  }

  private static String range(long offset, long length) {
    return "bytes=" + offset + "-" + Math.addExact(offset, length - 1);
  }

  @Override
  public Optional<ObjectFacts> head(String key) throws IOException {
    try {
      var facts = S3Answers.await(key, s3.headObject(r -> r.bucket(bucket).key(key)));
      return Optional.of(new ObjectFacts(key, facts.contentLength(), facts.lastModified()));
    } catch (NoSuchFileException notThere) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(String key) throws IOException {
    try {
      S3Answers.await(key, s3.deleteObject(r -> r.bucket(bucket).key(key)));
    } catch (NoSuchFileException notThere) {
      log.debug("{} is not there to be deleted", key);
    }
  }

  @Override
  public Stream<ObjectFacts> list(String prefix) throws IOException {
    var found = new ArrayList<ObjectFacts>();
    String next = null;
    do {
      var from = next;
      var page =
          S3Answers.await(
              prefix,
              s3.listObjectsV2(r -> r.bucket(bucket).prefix(prefix).continuationToken(from)));
      page.contents().forEach(o -> found.add(new ObjectFacts(o.key(), o.size(), o.lastModified())));
      next = page.nextContinuationToken();
    } while (next != null);
    return found.stream();
  }

  @Override
  public Optional<URI> presign(String key, PresignedAnswer answer) throws IOException {
    var wanted =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .responseContentType(answer.mediaType())
            .responseContentDisposition(answer.disposition())
            .build();
    try {
      var signed =
          presigner.presignGetObject(
              p -> p.signatureDuration(answer.validFor()).getObjectRequest(wanted));
      return Optional.of(signed.url().toURI());
    } catch (RuntimeException | URISyntaxException e) {
      throw new IOException("no address can be signed: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public int endUnfinished(String prefix, Instant before) throws IOException {
    var open =
        S3Answers.await(prefix, s3.listMultipartUploads(r -> r.bucket(bucket).prefix(prefix)));
    var dead = open.uploads().stream().filter(u -> u.initiated().isBefore(before)).toList();
    for (MultipartUpload upload : dead) {
      S3Answers.await(
          upload.key(),
          s3.abortMultipartUpload(
              r -> r.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
    }
    return dead.size();
  }

  @PreDestroy
  void close() {
    s3.close();
    presigner.close();
  }
}
