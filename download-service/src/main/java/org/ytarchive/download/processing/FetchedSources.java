package org.ytarchive.download.processing;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.OwnHeaders;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.tool.Folders;

/**
 * Stored videos that lie in a bucket, brought to the disk for the tools, which reach no network. A
 * video is looked at, enhanced and described: it is brought once, and goes when nobody has wanted
 * it for a while.
 */
@Singleton
class FetchedSources {
  private static final Logger log = LoggerFactory.getLogger(FetchedSources.class);
  private static final Pattern TAG = Pattern.compile("\"([0-9a-f]{64})\"");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NOT_FOUND = 404;

  private final Path folder;
  private final DownloadRoot root;
  private final Duration keep;
  private final String storage;
  private final boolean bucket;
  private final OwnHeaders own;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  FetchedSources(
      DownloadRoot root,
      ProcessingSettings settings,
      @Value("${micronaut.http.services.storage.url}") String storage,
      @Value("${ytarchive.processing.backend:local}") String backend,
      OwnHeaders own,
      Clock clock) {
    this.folder = root.work("sources");
    this.root = root;
    this.keep = settings.timeout().plusHours(1);
    this.storage = storage;
    this.bucket = !backend.equals("local");
    this.own = own;
    this.clock = clock;
  }

  /**
   * The file as Storage has it.
   *
   * @throws ArchiveException {@code FILE_NOT_FOUND} when Storage has none of that name, {@code
   *     DISK_FULL}, or {@code SERVICE_UNAVAILABLE} when it cannot be had just now
   */
  Path bring(String wire) throws InterruptedException {
    if (!bucket) {
      throw notFound(); // what Storage has, it has on a disk we see
    }
    try {
      var there = http.send(question(wire, "HEAD"), BodyHandlers.discarding());
      var place = folder.resolve(hash(there) + ending(wire));
      if (!Files.isRegularFile(place)) {
        root.requireSpace();
        fetch(wire, place, hash(there));
      }
      Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
      return place;
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "the file cannot be had from Storage", Map.of(), e);
    }
  }

  private void fetch(String wire, Path place, String hash)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var draft = folder.resolve("." + UUID.randomUUID());
    try {
      hash(http.send(question(wire, "GET"), BodyHandlers.ofFile(draft)));
      if (!Sha256.of(draft).equals(hash)) {
        throw new IOException("what Storage sent has not the hash it should");
      }
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
      log.info("{} brought from Storage ({} bytes)", wire, Files.size(place));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private HttpRequest question(String wire, String method) {
    var path = URLEncoder.encode(wire, StandardCharsets.UTF_8);
    var question =
        HttpRequest.newBuilder(URI.create(storage + "/storage/file?path=" + path))
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody());
    own.now().forEach(question::setHeader);
    return question.build();
  }

  /** Storage's tag is the hash. */
  private static String hash(HttpResponse<?> answer) throws IOException {
    if (answer.statusCode() == NOT_FOUND) {
      throw notFound();
    }
    var tag = TAG.matcher(answer.headers().firstValue("ETag").orElse(""));
    if (answer.statusCode() != 200 || !tag.matches()) {
      throw new IOException("Storage answered " + answer.statusCode());
    }
    return tag.group(1);
  }

  private static ArchiveException notFound() {
    return new ArchiveException(ErrorCode.FILE_NOT_FOUND, "there is no such file");
  }

  private static String ending(String wire) {
    var ending = wire.substring(wire.lastIndexOf('.') + 1);
    return ending.matches("[A-Za-z0-9]{1,8}") ? "." + ending : "";
  }

  /** A tool that has one open reads on. */
  @Scheduled(initialDelay = "10m", fixedDelay = "30m")
  void sweep() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    var before = clock.instant().minus(keep);
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> Folders.isOlder(f, before)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      log.warn("fetched videos could not be cleared away: {}", e.toString());
    }
  }

  @PreDestroy
  void close() {
    http.shutdownNow();
  }
}
