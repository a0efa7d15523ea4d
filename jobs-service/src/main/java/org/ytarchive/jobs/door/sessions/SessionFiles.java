package org.ytarchive.jobs.door.sessions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.http.PathSegments;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.storage.LinkOperations;
import org.ytarchive.jobs.door.MediaRelay;
import org.ytarchive.jobs.job.JobStatus;

/** A session's files, which Storage has under further names. */
@Singleton
class SessionFiles {
  private final LinkOperations links;
  private final MediaRelay relay;

  SessionFiles(LinkOperations links, MediaRelay relay) {
    this.links = links;
    this.relay = relay;
  }

  JobPaths paths(SessionGate.Visit visit, SessionService.Asked asked) {
    var base = visit.place().job(asked.job().id());
    return new JobPaths(
        asked.job().id().value().toString(),
        visit.id().reveal(),
        SessionWords.status(asked.job().status()),
        base,
        base + "/audio",
        base + "/video",
        base + "/transcripts",
        file(visit, asked).map(List::of).orElse(List.of()));
  }

  private static Optional<JobPaths.File> file(SessionGate.Visit visit, SessionService.Asked asked) {
    return Optional.ofNullable(asked.job().file())
        .filter(file -> asked.job().status() == JobStatus.COMPLETED)
        .map(file -> file(visit.place(), asked, file));
  }

  private static JobPaths.File file(Place place, SessionService.Asked asked, DownloadedFile file) {
    var path = place.file(asked.wish(), file);
    var name = path.substring(path.lastIndexOf('/') + 1);
    var folder = SessionWords.folder(asked.wish().media());
    var url = "/api/jobs/" + asked.job().id().value() + "/files/" + folder + "/";
    return new JobPaths.File(
        folder, name, path, file.size(), file.sha256(), url + PathSegments.join(name));
  }

  /** Whole or in part, as the request asks. */
  HttpResponse<?> relay(
      HttpRequest<?> request,
      SessionGate.Visit visit,
      SessionService.Asked asked,
      String folder,
      String name) {
    var owner = visit.session().handle();
    var path = PathSegments.join(owner + "", asked.job().id().value() + "", folder, name);
    return relay.relay(request, "/storage/links/" + path);
  }

  /** Removes what the session has; nobody else's names. */
  void remove(UUID handle) {
    links.deleteLinks(handle.toString());
  }
}
