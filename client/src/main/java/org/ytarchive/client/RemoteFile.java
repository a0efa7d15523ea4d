package org.ytarchive.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A file that YTArchive keeps. Nothing is asked for before one of the methods is called, and no
 * method holds the file in memory.
 */
public final class RemoteFile {
  private final Http http;
  private final Supplier<CompletableFuture<URI>> address;
  private final Supplier<Optional<String>> recorded;

  RemoteFile(
      Http http, Supplier<CompletableFuture<URI>> address, Supplier<Optional<String>> recorded) {
    this.http = http;
    this.address = address;
    this.recorded = recorded;
  }

  /**
   * Saves it there, whole or not at all. Until its SHA-256 is found right it is called {@code
   * NAME.part}; a download that broke off goes on from that one, also in a later run.
   *
   * @return the SHA-256, in hexadecimal
   * @throws NotFoundException if there is no such file
   * @throws HashMismatchException if other bytes arrived than YTArchive keeps
   * @throws UncheckedIOException if it cannot be written here
   */
  public String saveTo(Path target) {
    var part = target.resolveSibling(target.getFileName() + ".part");
    try {
      var hash = fetch(part);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      return hash;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fetch(Path part) throws IOException {
    try (var sink = new Sink.Partial(part)) {
      var hash = new Fetch(http, where(), recorded, sink).run();
      sink.sync();
      return hash;
    } catch (HashMismatchException e) {
      Files.deleteIfExists(part);
      throw e;
    } catch (YTArchiveException e) {
      dropIfEmpty(part);
      throw e;
    }
  }

  private static void dropIfEmpty(Path part) throws IOException {
    if (Files.size(part) == 0) {
      Files.delete(part);
    }
  }

  /** {@link #saveTo} without waiting for it. */
  public CompletableFuture<String> saveToAsync(Path target) {
    return http.background(() -> saveTo(target));
  }

  /**
   * Writes it there as it comes, and flushes. A connection that breaks is made anew, from the next
   * byte on. The hash is known only at the end: do not trust what was written before this returns.
   *
   * @return the SHA-256, in hexadecimal
   * @throws HashMismatchException if other bytes arrived than YTArchive keeps
   * @throws UncheckedIOException if the stream does not take them
   */
  public String copyTo(OutputStream stream) {
    try (var sink = new Sink.Borrowed(stream)) {
      return new Fetch(http, where(), recorded, sink).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@link #copyTo} without waiting for it. */
  public CompletableFuture<String> copyToAsync(OutputStream stream) {
    return http.background(() -> copyTo(stream));
  }

  /** Its bytes as they come, unchecked; close it. */
  public InputStream open() {
    return open(HttpRequest.newBuilder(where()).build());
  }

  /**
   * A part of it, unchecked; close it.
   *
   * @param from the first byte, from 0
   * @param length how many at most
   * @throws InvalidRequestException if the file ends before {@code from}
   */
  public InputStream open(long from, long length) {
    if (from < 0 || length < 1) {
      throw new IllegalArgumentException("no range: " + length + " bytes from " + from);
    }
    var range = "bytes=" + from + "-" + (from + length - 1);
    return open(HttpRequest.newBuilder(where()).header("Range", range).build());
  }

  private InputStream open(HttpRequest request) {
    var answer = http.send(request, BodyHandlers.ofInputStream(), http.options().requestTimeout());
    return http.patient(Futures.await(answer).body());
  }

  private URI where() {
    return Futures.await(address.get());
  }
}
