package org.ytarchive.jobs.pipeline;

import io.micronaut.http.HttpResponse;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Objects;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.processing.Adjustments;
import org.ytarchive.contracts.processing.NewProcessing;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.contracts.processing.ProcessingView;
import org.ytarchive.jobs.job.Job;

/**
 * A job's open attempt in Download's words; asked twice, it is the same processing. Its work says
 * {@code file_id}, {@code source_path}, {@code filename} and {@code adjustments}.
 */
final class ProcessingWish {

  private ProcessingWish() {}

  static NewProcessing of(Job job) {
    var work = job.options().work();
    var process = process(job);
    return new NewProcessing(
        job.id().toString(),
        job.attempt(),
        process.wireName(),
        text(work, "file_id"),
        text(work, "source_path"),
        text(work, "filename"),
        process == ProcessKind.ENHANCEMENT ? adjustments(work) : null);
  }

  static ProcessKind process(Job job) {
    if (job.wanted() instanceof Wanted.Processing(var subject, var process)) {
      return ProcessKind.of(process);
    }
    throw new IllegalArgumentException(job.id() + " is no processing");
  }

  private static String text(Map<String, Object> work, String name) {
    return Objects.requireNonNull(work.get(name), name).toString();
  }

  private static Adjustments adjustments(Map<String, Object> work) {
    return work.get("adjustments") instanceof Map<?, ?> sent
        ? new Adjustments(
            number(sent.get("denoise")),
            number(sent.get("contrast")),
            number(sent.get("saturation")),
            number(sent.get("sharpen")),
            sent.get("deinterlace") instanceof String mode ? mode : null)
        : Adjustments.NONE;
  }

  @Nullable
  private static Double number(@Nullable Object sent) {
    return sent instanceof Number number ? number.doubleValue() : null;
  }

  /** The client answers 404 without throwing. */
  static ProcessingView answer(HttpResponse<Envelope<ProcessingView>> response) {
    if (response.code() == ErrorCode.FILE_NOT_FOUND.status()) {
      throw new StepFailed(
          ErrorCode.FILE_NOT_FOUND, "the uploaded video is no longer kept", FailureClass.NEVER);
    }
    return RemoteErrors.read("download", response);
  }
}
