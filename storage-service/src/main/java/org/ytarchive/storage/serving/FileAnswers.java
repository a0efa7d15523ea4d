package org.ytarchive.storage.serving;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.ErrorEnvelope;
import org.ytarchive.storage.file.Container;

/** Answers with a file, whole or in part, as the request's headers ask for it. */
@Singleton
class FileAnswers {
  private final BucketAddresses addresses;
  private final Clock clock;

  FileAnswers(BucketAddresses addresses, Clock clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  HttpResponse<?> serve(HttpRequest<?> request, ServedFile file, String download) {
    var conditions = new Conditions(request, file.etag(), file.modified());
    if (conditions.failed()) {
      throw new ArchiveException(
          ErrorCode.PRECONDITION_FAILED, "the file is not in the state the request names");
    }
    if (conditions.notModified()) {
      return validators(HttpResponse.status(HttpStatus.NOT_MODIFIED), file);
    }
    boolean asDownload = isTrue(download);
    return addresses
        .of(request, file, asDownload)
        .<HttpResponse<?>>map(FileAnswers::elsewhere)
        .orElseGet(() -> answer(range(request, conditions, file), file, asDownload));
  }

  /** Another time it is another address. */
  private static HttpResponse<?> elsewhere(URI address) {
    return HttpResponse.status(HttpStatus.FOUND)
        .header(HttpHeaders.LOCATION, address.toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentLength(0);
  }

  private static boolean isTrue(String download) {
    return switch (download) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ArchiveException.invalid("download", "download is true or false");
    };
  }

  /** Only GET has ranges (RFC 9110, 14.2). */
  private static ByteRange range(HttpRequest<?> request, Conditions conditions, ServedFile file) {
    var asked = request.getHeaders().getAll(HttpHeaders.RANGE);
    return request.getMethod() == HttpMethod.GET && conditions.rangeHolds()
        ? ByteRange.parse(asked, file.stored().bytes())
        : new ByteRange.Whole();
  }

  private HttpResponse<?> answer(ByteRange range, ServedFile file, boolean download) {
    long size = file.stored().bytes();
    return switch (range) {
      case ByteRange.Whole w ->
          content(HttpStatus.OK, file, new FileSlice(file.place(), 0, size), download);
      case ByteRange.Part p ->
          content(
                  HttpStatus.PARTIAL_CONTENT,
                  file,
                  new FileSlice(file.place(), p.offset(), p.length()),
                  download)
              .header(
                  HttpHeaders.CONTENT_RANGE,
                  "bytes " + p.offset() + "-" + (p.offset() + p.length() - 1) + "/" + size);
      case ByteRange.Unsatisfiable u -> unsatisfiable(size);
    };
  }

  private static MutableHttpResponse<FileSlice> content(
      HttpStatus status, ServedFile file, FileSlice slice, boolean download) {
    var name = file.stored().name();
    var response =
        validators(HttpResponse.<FileSlice>status(status), file)
            .contentType(Container.of(name).mediaType())
            .contentLength(slice.length())
            .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.of(download, name))
            .header("X-Content-Type-Options", "nosniff")
            .body(slice);
    var language = file.stored().language();
    return language == null ? response : response.header(HttpHeaders.CONTENT_LANGUAGE, language);
  }

  private static <T> MutableHttpResponse<T> validators(
      MutableHttpResponse<T> response, ServedFile file) {
    var modified =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(file.modified().atOffset(ZoneOffset.UTC));
    return response
        .header(HttpHeaders.ETAG, file.etag())
        .header(HttpHeaders.LAST_MODIFIED, modified)
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache"); // the best file may be another tomorrow
  }

  private HttpResponse<?> unsatisfiable(long size) {
    var error =
        new ArchiveException(
            ErrorCode.RANGE_NOT_SATISFIABLE,
            "the file has " + size + " bytes, none of those asked for");
    return HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        .header(HttpHeaders.CONTENT_RANGE, "bytes */" + size)
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(ErrorEnvelope.of(error, clock.instant()));
  }
}
