package org.ytarchive.storage.serving;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.OwnHeaders;
import org.ytarchive.storage.file.Container;
import org.ytarchive.storage.object.ObjectSettings;
import org.ytarchive.storage.object.PresignedAnswer;

/**
 * Whom to send to the bucket itself ({@code PRESIGN}): who asks without a condition, since our tags
 * mean nothing there, and is none of us, who pass things on as they are here.
 */
@Singleton
class BucketAddresses {
  private static final Logger log = LoggerFactory.getLogger(BucketAddresses.class);
  private static final List<String> CONDITIONS =
      List.of(
          HttpHeaders.IF_RANGE,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          HttpHeaders.IF_MODIFIED_SINCE,
          HttpHeaders.IF_UNMODIFIED_SINCE);

  private final ObjectSettings settings;
  private final OwnHeaders own;

  BucketAddresses(ObjectSettings settings, OwnHeaders own) {
    this.settings = settings;
    this.own = own;
  }

  /** Empty: to be answered here. */
  Optional<URI> of(HttpRequest<?> request, ServedFile file, boolean download) {
    return settings.presign() && isPlain(request) && !own.areOn(request)
        ? sign(file, download)
        : Optional.empty();
  }

  private static boolean isPlain(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.GET
        && CONDITIONS.stream().noneMatch(request.getHeaders()::contains);
  }

  private Optional<URI> sign(ServedFile file, boolean download) {
    var name = file.stored().name();
    var answer =
        new PresignedAnswer(
            settings.presignFor(), Container.of(name).mediaType(), Disposition.of(download, name));
    try {
      return file.place().presign(answer);
    } catch (IOException e) {
      log.warn("{} is served from here: {}", name, e.getMessage());
      return Optional.empty();
    }
  }
}
