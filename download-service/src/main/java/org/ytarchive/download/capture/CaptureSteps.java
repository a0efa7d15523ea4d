package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.download.work.Running;

/** From a source to a recording in its place: connect, record, finalise, verify, put there. */
@Singleton
class CaptureSteps {
  private final Recordings recordings;
  private final CaptureVerifier verifier;
  private final CaptureFinisher finisher;
  private final CaptureFolders folders;

  CaptureSteps(
      Recordings recordings,
      CaptureVerifier verifier,
      CaptureFinisher finisher,
      CaptureFolders folders) {
    this.recordings = recordings;
    this.verifier = verifier;
    this.finisher = finisher;
    this.folders = folders;
  }

  /**
   * @return the file in its place; the row knows it already, but not that it is complete
   * @throws InterruptedException when it was asked to stop; no tool runs then
   */
  DownloadedFile bring(Capture capture, Running<CaptureRun> running)
      throws IOException, InterruptedException, FailedCapture {
    if (finisher.isInPlace(capture)) {
      return capture.file().orElseThrow();
    }
    var folder = folders.open(capture.id());
    recordings.note(
        running, "run " + capture.run() + ": connecting to " + capture.request().what());
    var segments = recordings.record(capture, running, folder);
    var progress = recorded(segments);
    step(running, progress.at(Phase.FINALISE), "joining " + segments.size() + " segments");
    var recording = finisher.join(segments, running, folder);
    step(running, progress.at(Phase.VERIFY), "verifying");
    var verified = verifier.verify(recording, segments, running);
    return finisher.place(capture, running, folder, recording, verified);
  }

  private static CaptureProgress recorded(List<Segment> segments) {
    return new CaptureProgress(
        Phase.RECORD, Phase.FINALISE.from(), Gaps.recorded(segments), Gaps.bytes(segments));
  }

  private void step(Running<CaptureRun> running, CaptureProgress progress, String line)
      throws InterruptedException {
    running.check();
    recordings.report(running, progress);
    recordings.note(running, line);
  }
}
