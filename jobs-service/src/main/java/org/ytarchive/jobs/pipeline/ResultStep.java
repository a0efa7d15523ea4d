package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.storage.NewFile;
import org.ytarchive.contracts.storage.StorageOperations;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.Phase;

/** Gives what was made of a video to Storage, which keeps it beside the video from then on. */
@Singleton
class ResultStep {
  private final StorageOperations storage;
  private final Patience patience;

  ResultStep(StorageOperations storage, Patience patience) {
    this.storage = storage;
    this.patience = patience;
  }

  void attach(Run run) throws InterruptedException {
    run.enter(Phase.STORE);
    var subject = run.job().subject().orElseThrow();
    var file = file(run.job());
    try {
      patience.ask("storage", () -> known(storage.attach(subject, file)));
    } catch (StepFailed refused) {
      if (refused.failure().failureClass() == FailureClass.NEVER) {
        run.forgetFile(); // it is not what we said it was: another attempt makes it anew
        throw new StepFailed(asBug(refused.failure()));
      }
      throw refused;
    }
  }

  /** The same for a job that is over. */
  void leave(Job job, DownloadedFile made) {
    Refusable.ask(() -> storage.attach(job.subject().orElseThrow(), file(job, made)));
  }

  private static NewFile file(Job job) {
    return file(job, Objects.requireNonNull(job.file()));
  }

  private static NewFile file(Job job, DownloadedFile made) {
    var kind =
        switch (ProcessingWish.process(job)) {
          case ENHANCEMENT -> "enhanced";
          case EXTRACTION -> "extracted";
        };
    return new NewFile(kind, made.path(), made.size(), made.sha256(), null);
  }

  /** The client answers null for 404: the file is gone, or the video. */
  private static VideoRecordView known(@Nullable Envelope<VideoRecordView> answer) {
    if (answer == null) {
      throw new StepFailed(
          ErrorCode.FILE_NOT_FOUND,
          "Storage finds the video or what was made of it no more",
          FailureClass.NEVER);
    }
    return answer.data();
  }

  private static Failure asBug(Failure refusal) {
    return new Failure(refusal.code(), refusal.message(), FailureClass.BUG, refusal.details());
  }
}
