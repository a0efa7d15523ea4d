package org.ytarchive.jobs.door.processing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.events.LiveProgress;
import org.ytarchive.jobs.events.Position;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.job.Progress;

class NarratorTest {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  private final ProcessedUpload upload =
      new ProcessedUpload(FileId.random(), "me", JobId.random(), JobId.random(), NOON);
  private final InMemoryUploadStore uploads = new InMemoryUploadStore();
  private final Narrator narrator = new Narrator("me", new UploadCatalogue(uploads));
  private long seq;

  @BeforeEach
  void upload() {
    uploads.begin(upload.id(), NOON);
    uploads.complete(upload, () -> {});
  }

  private List<ClientMessage> event(JobId job, JobStatus status, int percent) {
    return event(upload.id().subject(), job, status, percent, null);
  }

  private List<ClientMessage> event(
      String subject, JobId job, JobStatus status, int percent, @Nullable Failure failure) {
    return narrator.tell(
        new JobEvent(
            new Position(1, ++seq),
            job,
            seq,
            EventKind.JOB_PHASE,
            subject,
            status,
            Phase.PROCESS,
            percent,
            0,
            null,
            failure,
            NOON));
  }

  private boolean isTold(JobId job, int percent) {
    var progress = new Progress(percent, 0, null, null, null);
    return narrator
        .tell(
            new LiveProgress(
                job, upload.id().subject(), JobStatus.DOWNLOADING, Phase.PROCESS, progress, NOON))
        .isPresent();
  }

  private static ClientMessage.Update update(List<ClientMessage> messages) {
    return (ClientMessage.Update) messages.getLast();
  }

  @Test
  void firstEvent_saysThatItIsUploaded() {
    assertThat(event(upload.enhancement(), JobStatus.QUEUED, 0))
        .containsExactly(
            ClientMessage.Uploaded.of(upload.id(), NOON),
            new ClientMessage.Update(
                "status_update",
                upload.id().toString(),
                "video_enhancement",
                "pending",
                0,
                null,
                NOON));
    assertThat(event(upload.extraction(), JobStatus.QUEUED, 0)).hasSize(1);
  }

  @Test
  void whatConcernsOthers_isNotTold() {
    var theirs = new ProcessedUpload(FileId.random(), "them", JobId.random(), JobId.random(), NOON);
    uploads.begin(theirs.id(), NOON);
    uploads.complete(theirs, () -> {});

    assertThat(event(theirs.id().subject(), theirs.enhancement(), JobStatus.QUEUED, 0, null))
        .isEmpty();
    assertThat(event("dQw4w9WgXcQ", JobId.random(), JobStatus.QUEUED, 0, null)).isEmpty();
    assertThat(event("up_unknown", JobId.random(), JobStatus.QUEUED, 0, null)).isEmpty();
  }

  /** Progress is read apart from events, and overtakes them. */
  @Test
  void progress_neverGoesBackNorComesAfterTheEnd() {
    var job = upload.enhancement();
    event(job, JobStatus.QUEUED, 0);
    assertThat(isTold(job, 5)).isFalse();
    event(job, JobStatus.DOWNLOADING, 2);
    assertThat(isTold(job, 40)).isTrue();
    assertThat(isTold(job, 40)).isFalse();
    assertThat(isTold(job, 30)).isFalse();
    assertThat(event(job, JobStatus.DOWNLOADING, 30)).isEmpty();
    assertThat(update(event(job, JobStatus.COMPLETED, 100)).progress()).isEqualTo(100);
    assertThat(isTold(job, 90)).isFalse();
  }

  /** A listener that comes in the middle. */
  @Test
  void progress_ofWhatWasNotSeenToBeginIsTold() {
    assertThat(isTold(upload.extraction(), 40)).isTrue();
  }

  @Test
  void anotherAttempt_beginsAnew() {
    var job = upload.enhancement();
    var failure = new Failure("X", "broken", FailureClass.LATER, Map.of());
    event(job, JobStatus.DOWNLOADING, 60);
    var again = event(upload.id().subject(), job, JobStatus.QUEUED, 0, failure);

    assertThat(update(again).status()).isEqualTo("pending");
    assertThat(update(again).error()).isNull();
    assertThat(update(event(job, JobStatus.DOWNLOADING, 2)).progress()).isEqualTo(2);
    var end = event(upload.id().subject(), job, JobStatus.FAILED, 2, failure);
    assertThat(update(end).error()).isEqualTo("broken");
  }
}
