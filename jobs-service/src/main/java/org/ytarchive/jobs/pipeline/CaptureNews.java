package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.jobs.capture.CaptureWork;
import org.ytarchive.jobs.capture.JobLog;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.job.Progress;

/** Writes down what Download says of a capture: how far it is, and its log. */
@Singleton
class CaptureNews {
  private static final int ALL = 100;

  private final JobLog log;
  private final Patience patience;

  CaptureNews(JobLog log, Patience patience) {
    this.log = log;
    this.patience = patience;
  }

  WorkEvents.Listener<CaptureView> of(Run run) {
    return new Ear(run);
  }

  private final class Ear implements WorkEvents.Listener<CaptureView> {
    private final Run run;
    private final Duration wanted;
    private List<String> logged = List.of();

    private Ear(Run run) {
      this.run = run;
      this.wanted = CaptureWork.read(run.job().options().work()).duration();
    }

    @Override
    public void hear(CaptureView view) throws InterruptedException {
      if (!view.log().equals(logged)) {
        var job = run.job();
        patience.write(() -> append(job, view));
        logged = view.log();
      }
      if (view.failure() == null) {
        run.reach(phase(view), progress(view));
      }
    }

    private boolean append(Job job, CaptureView view) {
      log.append(job.id(), job.attempt(), view.log());
      return true;
    }

    /** Download's whole is ours but for the last step. */
    private Progress progress(CaptureView view) {
      int percent = view.progress() * Phase.STORE.floor() / ALL;
      return new Progress(percent, view.bytes(), null, null, eta(view));
    }

    @Nullable
    private String eta(CaptureView view) {
      long left = wanted.minusMillis(view.recordedMillis()).toSeconds();
      return view.phase().equals("record") && left >= 0
          ? "%02d:%02d".formatted(left / 60, left % 60)
          : null;
    }
  }

  /** Download's words for where it is; waiting there is not yet recording. */
  private static Phase phase(CaptureView view) {
    return switch (view.phase()) {
      case "record" -> Phase.RECORD;
      case "finalise" -> Phase.FINALISE;
      case "verify", "done" -> Phase.VERIFY;
      default -> Phase.CONNECT;
    };
  }
}
