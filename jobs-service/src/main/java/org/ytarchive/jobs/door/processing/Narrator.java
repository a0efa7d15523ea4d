package org.ytarchive.jobs.door.processing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.events.LiveProgress;
import org.ytarchive.jobs.job.JobStatus;

/**
 * Turns what happens to a client's jobs into what one listener is told: each thing once, and never
 * backwards within an attempt. Progress overtakes events now and then; then it is left out.
 */
final class Narrator {
  private static final int REMEMBERED = 10_000;

  private final String client;
  private final UploadCatalogue uploads;
  private final Map<JobId, Said> said = new LinkedHashMap<>();

  Narrator(String client, UploadCatalogue uploads) {
    this.client = client;
    this.uploads = uploads;
  }

  private record Said(JobStatus status, int percent) {}

  /** Nothing for what concerns others. */
  List<ClientMessage> tell(JobEvent event) {
    var upload = uploads.find(event.videoId()).filter(found -> found.isOf(client));
    var process = upload.flatMap(found -> found.process(event.job()));
    return process.map(p -> tell(upload.get(), p, event)).orElse(List.of());
  }

  private List<ClientMessage> tell(ProcessedUpload upload, ProcessKind process, JobEvent event) {
    var messages = new ArrayList<ClientMessage>();
    if (event.seq() == 1 && process == ProcessKind.ENHANCEMENT) {
      messages.add(ClientMessage.Uploaded.of(upload.id(), upload.uploadedAt()));
    }
    var now = new Said(event.status(), percent(event));
    if (!now.equals(said.get(event.job()))) {
      remember(event.job(), now);
      var error = ProcessingWords.error(event.status(), event.error());
      messages.add(
          ClientMessage.Update.of(
              upload.id(), process, event.status(), now.percent(), error, event.at()));
    }
    return messages;
  }

  /** Not less than was said of this attempt. */
  private int percent(JobEvent event) {
    var before = said.get(event.job());
    if (before == null
        || before.status() != JobStatus.DOWNLOADING
        || event.status() != JobStatus.DOWNLOADING) {
      return event.progress();
    }
    return Math.max(before.percent(), event.progress());
  }

  /** Nothing for what concerns others, or is no news. */
  Optional<ClientMessage> tell(LiveProgress live) {
    var upload = uploads.find(live.videoId()).filter(found -> found.isOf(client));
    return upload
        .flatMap(found -> found.process(live.job()))
        .filter(process -> isNews(live))
        .map(process -> told(upload.get(), process, live));
  }

  private boolean isNews(LiveProgress live) {
    var before = said.get(live.job());
    return live.status() == JobStatus.DOWNLOADING
        && (before == null
            || (before.status() == JobStatus.DOWNLOADING
                && before.percent() < live.progress().percent()));
  }

  private ClientMessage told(ProcessedUpload upload, ProcessKind process, LiveProgress live) {
    int percent = live.progress().percent();
    remember(live.job(), new Said(live.status(), percent));
    return ClientMessage.Update.of(upload.id(), process, live.status(), percent, null, live.at());
  }

  private void remember(JobId job, Said now) {
    said.remove(job);
    said.put(job, now);
    if (said.size() > REMEMBERED) {
      said.remove(said.keySet().iterator().next());
    }
  }
}
