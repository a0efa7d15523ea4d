package org.ytarchive.storage.serving;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.codec.CodecException;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * Sends a file's bytes. Over plain HTTP/1 the kernel copies them from the page cache to the socket;
 * where they must be encrypted or framed, or come from a bucket, they are copied in small pieces.
 */
@Singleton
class FileSliceWriter implements ResponseBodyWriter<FileSlice> {
  private final ExecutorService blocking;

  FileSliceWriter(@Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.blocking = blocking;
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory factory,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<FileSlice> type,
      MediaType mediaType,
      FileSlice slice) {
    if (slice.length() == 0) {
      return factory.createEmpty();
    }
    var source =
        slice
            .place()
            .file()
            .map(file -> fromDisk(request, file, slice))
            .orElseGet(() -> new CopySource(Pieces.of(slice), slice, blocking));
    return factory.adapt(source, BodySizeLimits.UNLIMITED, response.getHeaders(), source::cancel);
  }

  private SliceSource fromDisk(HttpRequest<?> request, Path file, FileSlice slice) {
    var channel = open(file);
    return isPlain(request)
        ? new RegionSource(channel, slice)
        : new CopySource(new Pieces.OfChannel(channel), slice, blocking);
  }

  private static FileChannel open(Path file) {
    try {
      return FileChannel.open(
          file.toRealPath(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.FILE_NOT_FOUND, "the file of this video is no longer there");
    }
  }

  private static boolean isPlain(HttpRequest<?> request) {
    return !request.isSecure() && request.getHttpVersion() != HttpVersion.HTTP_2_0;
  }

  /** Never asked by the server, which writes pieces. */
  @Override
  public void writeTo(
      Argument<FileSlice> type,
      MediaType mediaType,
      FileSlice slice,
      MutableHeaders headers,
      OutputStream out)
      throws CodecException {
    throw new CodecException("a file is only sent as the body of an answer");
  }
}
