package org.ytarchive.jobs.door.processing;

import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.processing.MediaJudgement;
import org.ytarchive.contracts.processing.ProcessingOperations;
import org.ytarchive.jobs.door.Refusal;

/** Asks Download, and again while it is away: a long upload must not fail by a short restart. */
@Singleton
class DownloadJudge implements VideoJudge {
  private static final Logger log = LoggerFactory.getLogger(DownloadJudge.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int TOO_MANY_REQUESTS = 429;

  private final ProcessingOperations processings;
  private final UploadSettings settings;
  private final Clock clock;

  DownloadJudge(ProcessingOperations processings, UploadSettings settings, Clock clock) {
    this.processings = processings;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void require(String path) {
    var judgement = ask(path);
    if (!judgement.video()) {
      log.info("an upload is no video: {}", judgement.reason());
      throw UploadedFile.notAVideo();
    }
  }

  private MediaJudgement ask(String path) {
    var deadline = clock.instant().plus(settings.patience());
    while (true) {
      try {
        return answer(path);
      } catch (HttpClientException e) {
        if (!mayPass(e) || clock.instant().isAfter(deadline)) {
          throw unknown(e);
        }
        rest(e);
      }
    }
  }

  private MediaJudgement answer(String path) {
    var answer = processings.judge(path);
    if (answer == null) { // the client's word for 404
      throw new Refusal(500, "Error saving file");
    }
    return answer.data();
  }

  private static boolean mayPass(HttpClientException e) {
    return !(e instanceof HttpClientResponseException said)
        || said.code() >= 500
        || said.code() == TOO_MANY_REQUESTS;
  }

  private static void rest(HttpClientException why) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(why);
    }
  }

  private static Refusal unknown(HttpClientException e) {
    return new Refusal(500, "Error queueing file for processing", e);
  }
}
