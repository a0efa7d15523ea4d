package org.ytarchive.jobs.remote;

import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.ErrorEnvelope;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.capture.Admission;
import org.ytarchive.jobs.capture.CaptureWork;

/** Asks Download, which has the disk and knows the addresses. */
@Singleton
class DownloadAdmission implements Admission {
  private static final Logger log = LoggerFactory.getLogger(DownloadAdmission.class);
  private static final Set<ErrorCode> FINAL =
      Set.of(ErrorCode.DISK_FULL, ErrorCode.TOO_MANY_CAPTURES, ErrorCode.SOURCE_NOT_ALLOWED);

  private final CaptureLookup download;

  DownloadAdmission(CaptureLookup download) {
    this.download = download;
  }

  @Override
  public void require(JobId job, CaptureWork work) {
    try {
      download.check(work.order(job, 1));
    } catch (HttpClientResponseException refused) {
      body(refused).flatMap(DownloadAdmission::refusal).ifPresent(DownloadAdmission::refuse);
      log.info("{}: Download does not say if it can begin: {}", job, refused.toString());
    } catch (HttpClientException away) {
      log.info("{}: Download does not say if it can begin: {}", job, away.toString());
    }
  }

  private static void refuse(ArchiveException refusal) {
    throw refusal;
  }

  private static Optional<ErrorEnvelope.Body> body(HttpClientResponseException refused) {
    return refused.getResponse().getBody(ErrorEnvelope.class).map(ErrorEnvelope::error);
  }

  private static Optional<ArchiveException> refusal(ErrorEnvelope.Body said) {
    return FINAL.stream()
        .filter(code -> code.name().equals(said.code()))
        .map(code -> new ArchiveException(code, said.message(), said.details()))
        .findFirst();
  }
}
