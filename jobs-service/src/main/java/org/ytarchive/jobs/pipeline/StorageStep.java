package org.ytarchive.jobs.pipeline;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.storage.NewFile;
import org.ytarchive.contracts.storage.NewRecord;
import org.ytarchive.contracts.storage.StorageOperations;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.jobs.job.Delivery;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobKind;
import org.ytarchive.jobs.job.Phase;

/** Gives the file to Storage, which keeps it from then on. The same file twice is one record. */
@Singleton
class StorageStep {
  private static final Logger log = LoggerFactory.getLogger(StorageStep.class);

  private final StorageOperations storage;
  private final Patience patience;

  StorageStep(StorageOperations storage, Patience patience) {
    this.storage = storage;
    this.patience = patience;
  }

  void record(Run run, List<CompanionFile> companions) throws InterruptedException {
    run.enter(Phase.STORE);
    try {
      save(run.job(), companions);
    } catch (StepFailed refused) {
      if (refused.failure().failureClass() == FailureClass.NEVER) {
        run.forgetFile(); // it is not what we said it was: another attempt fetches it anew
        throw new StepFailed(asBug(refused.failure()));
      }
      throw refused;
    }
  }

  /** Without what came along, if Storage finds fault with that: the video is what counts. */
  private void save(Job job, List<CompanionFile> companions) throws InterruptedException {
    var alone = entry(job, Objects.requireNonNull(job.file()), List.of());
    var entry = entry(job, Objects.requireNonNull(job.file()), companions);
    try {
      patience.ask("storage", () -> answer(storage.save(entry)));
    } catch (StepFailed refused) {
      if (companions.isEmpty() || refused.failure().failureClass() == FailureClass.LATER) {
        throw refused;
      }
      log.warn("{}: recorded without its companions: {}", job.id(), refused.failure().message());
      patience.ask("storage", () -> answer(storage.save(alone)));
    }
  }

  private static NewRecord entry(Job job, DownloadedFile file, List<CompanionFile> companions) {
    return Delivery.of(job.options()).filter(Delivery::isTranscript).isPresent()
        ? transcript(job, file)
        : media(job, file, companions);
  }

  /** Beside the video, if that is kept; a video of which only this is kept has no file. */
  private static NewRecord transcript(Job job, DownloadedFile file) {
    var metadata = StorableMetadata.of(job.metadata());
    var entry = new NewFile(CompanionFile.SUBTITLES, file.path(), file.size(), file.sha256(), null);
    return new NewRecord(
        job.videoId().value(), metadata, null, null, null, kind(job), null, List.of(entry));
  }

  private static NewRecord media(Job job, DownloadedFile file, List<CompanionFile> companions) {
    return new NewRecord(
        job.subject().orElseThrow(),
        StorableMetadata.of(job.metadata()),
        file.path(),
        file.size(),
        file.sha256(),
        kind(job),
        quality(job, file),
        companions.stream().map(StorageStep::entry).toList());
  }

  /** In Storage's words. */
  private static String kind(Job job) {
    return switch (job.kind()) {
      case DOWNLOAD, PLAYLIST, CHANNEL -> "youtube";
      case CAPTURE -> "capture";
      case PROCESSING -> "upload";
    };
  }

  /** What was wished for; of a source that offers no choice, what it gave. */
  private static String quality(Job job, DownloadedFile file) {
    if (job.kind() == JobKind.DOWNLOAD) {
      return job.options().audio() ? "audio" : job.options().quality();
    }
    return file.height() == null ? "best" : file.height() + "p";
  }

  private static NewFile entry(CompanionFile file) {
    return new NewFile(file.kind(), file.path(), file.size(), file.sha256(), file.language());
  }

  private static VideoRecordView answer(HttpResponse<Envelope<VideoRecordView>> response) {
    if (response.code() == ErrorCode.FILE_NOT_FOUND.status()) {
      throw new StepFailed(
          ErrorCode.FILE_NOT_FOUND, "Storage does not find the file", FailureClass.NEVER);
    }
    return RemoteErrors.read("storage", response);
  }

  private static Failure asBug(Failure refusal) {
    return new Failure(refusal.code(), refusal.message(), FailureClass.BUG, refusal.details());
  }
}
