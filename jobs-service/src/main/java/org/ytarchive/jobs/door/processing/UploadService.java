package org.ytarchive.jobs.door.processing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.jobs.door.Refusal;
import org.ytarchive.jobs.job.JobOrders;
import org.ytarchive.jobs.job.NewWork;

/** Takes a video in and has it processed; what does not become whole leaves nothing behind. */
@Singleton
class UploadService {
  private static final Logger log = LoggerFactory.getLogger(UploadService.class);
  private static final long FORM = 2L << 20; // what a form may weigh beside its file

  private final UploadStore uploads;
  private final VideoShelf shelf;
  private final VideoJudge judge;
  private final JobOrders orders;
  private final AbandonedUploads abandoned;
  private final UploadSettings settings;
  private final Clock clock;

  UploadService(
      UploadStore uploads,
      VideoShelf shelf,
      VideoJudge judge,
      JobOrders orders,
      AbandonedUploads abandoned,
      UploadSettings settings,
      Clock clock) {
    this.uploads = uploads;
    this.shelf = shelf;
    this.judge = judge;
    this.orders = orders;
    this.abandoned = abandoned;
    this.settings = settings;
    this.clock = clock;
  }

  /** Throws {@link Refusal}, or what is answered as 422. */
  FileId receive(UploadReceiver.Body body) {
    if (body.length() - FORM > settings.maxBytes()) {
      throw UploadedFile.tooLarge(settings.maxBytes());
    }
    var id = FileId.random();
    try {
      var received = keep(id, body);
      judge.require(received.path());
      order(id, received);
      return id;
    } catch (RuntimeException e) {
      if (LostAnswer.isBehind(e)) {
        abandoned.undoLater(id);
      } else {
        abandoned.undo(id);
      }
      throw e;
    }
  }

  private UploadReceiver.Received keep(FileId id, UploadReceiver.Body body) {
    var incoming = new IncomingUpload(id, uploads, shelf, clock);
    try {
      return new UploadReceiver(settings.maxBytes(), incoming).receive(body);
    } catch (Refusal | ArchiveException said) {
      throw said;
    } catch (RuntimeException e) {
      throw new Refusal(500, "Error saving file", e);
    }
  }

  private void order(FileId id, UploadReceiver.Received received) {
    var upload =
        new ProcessedUpload(
            id, received.clientId().orElse(null), JobId.random(), JobId.random(), clock.instant());
    try {
      if (!uploads.complete(upload, () -> order(upload, received))) {
        throw new IllegalStateException(id + " was given up before it was whole");
      }
    } catch (RuntimeException e) {
      throw new Refusal(500, "Error queueing file for processing", e);
    }
    log.info("{} uploaded, {} and {} queued", id, upload.enhancement(), upload.extraction());
  }

  private void order(ProcessedUpload upload, UploadReceiver.Received received) {
    for (var process : ProcessKind.values()) {
      var wanted = new Wanted.Processing(upload.id().subject(), process.wireName());
      var metadata = Map.<String, Object>of("title", received.fileName());
      var work = ProcessingWork.of(upload.id(), received).map();
      orders.order(
          new NewWork(upload.job(process), wanted, work, metadata, settings.maxAttempts()));
    }
  }
}
