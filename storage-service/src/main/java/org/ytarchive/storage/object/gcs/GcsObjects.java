package org.ytarchive.storage.object.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.HttpMethod;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ytarchive.storage.object.BoundedStream;
import org.ytarchive.storage.object.ObjectContent;
import org.ytarchive.storage.object.ObjectFacts;
import org.ytarchive.storage.object.ObjectSettings;
import org.ytarchive.storage.object.ObjectStore;
import org.ytarchive.storage.object.PresignedAnswer;

/** A bucket in Google Cloud Storage, spoken to in JSON over HTTP. */
@Singleton
@Named("bucket")
@Requires(property = "ytarchive.objects.backend", value = "gcs")
class GcsObjects implements ObjectStore {
  private static final int CHUNK = 1 << 20;

  private final String bucket;
  private final OnceAsked client;

  @Inject
  GcsObjects(ObjectSettings objects, GcsSettings settings) {
    this(objects.bucket(), () -> GcsClients.client(settings));
  }

  /**
   * @param client asked for when first needed: without credentials the service must start all the
   *     same
   */
  GcsObjects(String bucket, Supplier<Storage> client) {
    this.bucket = bucket;
    this.client = new OnceAsked(client);
  }

  @Override
  public String address() {
    return "gs://" + bucket + "/";
  }

  /** In one request that Google takes up again where it broke; unfinished ones are never seen. */
  @Override
  public void put(String key, Path file, ObjectContent content) throws IOException {
    if (head(key).filter(there -> there.bytes() == content.bytes()).isPresent()) {
      return;
    }
    var info =
        BlobInfo.newBuilder(BlobId.of(bucket, key))
            .setContentType(content.mediaType())
            .setCrc32c(Checked.of(file, content).crc32c())
            .build();
    ask(
        key,
        storage -> storage.createFrom(info, file, CHUNK, Storage.BlobWriteOption.crc32cMatch()));
  }

  @Override
  public InputStream get(String key, long offset, long length) throws IOException {
    var reader = ask(key, storage -> storage.reader(BlobId.of(bucket, key)));
    reader.setChunkSize(CHUNK);
    reader.seek(offset);
    return GcsAnswers.named(
        key, new BoundedStream(Channels.newInputStream(reader.limit(offset + length)), length));
  }

  @Override
  public Optional<ObjectFacts> head(String key) throws IOException {
    return Optional.ofNullable(ask(key, storage -> storage.get(BlobId.of(bucket, key))))
        .map(GcsObjects::facts);
  }

  private static ObjectFacts facts(Blob blob) {
    return new ObjectFacts(
        blob.getName(), blob.getSize(), blob.getUpdateTimeOffsetDateTime().toInstant());
  }

  @Override
  public void delete(String key) throws IOException {
    ask(key, storage -> storage.delete(BlobId.of(bucket, key)));
  }

  @Override
  public Stream<ObjectFacts> list(String prefix) throws IOException {
    return ask(
        prefix,
        storage ->
            storage
                .list(bucket, Storage.BlobListOption.prefix(prefix))
                .streamAll()
                .map(GcsObjects::facts)
                .toList()
                .stream());
  }

  /** Empty where the credentials cannot sign. */
  @Override
  public Optional<URI> presign(String key, PresignedAnswer answer) throws IOException {
    try {
      return Optional.of(sign(key, answer).toURI());
    } catch (IllegalStateException cannotSign) {
      return Optional.empty();
    } catch (RuntimeException | URISyntaxException e) {
      throw new IOException("no address can be signed: " + e.getClass().getSimpleName());
    }
  }

  private URL sign(String key, PresignedAnswer answer) {
    var query =
        Map.of(
            "response-content-type",
            answer.mediaType(),
            "response-content-disposition",
            answer.disposition());
    return client
        .get()
        .signUrl(
            BlobInfo.newBuilder(BlobId.of(bucket, key)).build(),
            answer.validFor().toSeconds(),
            TimeUnit.SECONDS,
            Storage.SignUrlOption.httpMethod(HttpMethod.GET),
            Storage.SignUrlOption.withV4Signature(),
            Storage.SignUrlOption.withQueryParams(query),
            Storage.SignUrlOption.withHostName(client.get().getOptions().getHost()));
  }

  private interface Question<T> {
    T to(Storage storage) throws IOException;
  }

  /** Says in our words what went wrong, without anything that was signed. */
  private <T> T ask(String key, Question<T> question) throws IOException {
    try {
      return question.to(client.get());
    } catch (StorageException e) {
      throw GcsAnswers.failure(key, e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @PreDestroy
  void close() throws Exception {
    client.close();
  }
}
