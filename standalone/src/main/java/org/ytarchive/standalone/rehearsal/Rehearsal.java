package org.ytarchive.standalone.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.Service;
import org.ytarchive.standalone.Stack;

/**
 * Archives a number of videos that do not exist and asks for them in every usual way. Fails when
 * one job does not complete: then what was learned would be about errors.
 */
public final class Rehearsal {
  private static final int ROUNDS = 30;

  /** As many as are downloaded at once; not all at once, for that is not how people come. */
  private static final int JOBS_PER_ROUND = 3;

  private final Visitor visitor = new Visitor();
  private final Settings settings;

  private Rehearsal(Settings settings) {
    this.settings = settings;
  }

  /**
   * One argument: an empty folder. Or four: besides, the address of a {@link Database}, its role
   * and its password.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = Props.settings(Path.of(arguments[0]), database(arguments));
    try (var stack = new Stack(settings)) {
      stack.start();
      var rehearsal = new Rehearsal(settings);
      for (int round = 0; round < ROUNDS; round++) {
        rehearsal.round(round);
      }
    }
    System.exit(0); // at once: idle threads of pools would hold the end up
  }

  private static Map<String, String> database(String[] arguments) {
    return arguments.length < 4
        ? Map.of()
        : Map.of(
            Setting.DATABASE_URL.name(), arguments[1],
            Setting.DATABASE_USER.name(), arguments[2],
            Setting.DATABASE_PASSWORD.name(), arguments[3]);
  }

  private void round(int round) throws IOException, InterruptedException {
    var jobs = new ArrayList<String>();
    for (int i = 0; i < JOBS_PER_ROUND; i++) {
      var video = "rehearse%03d".formatted(round * JOBS_PER_ROUND + i);
      jobs.add(visitor.order(url(Service.JOBS), video));
    }
    for (var job : jobs) {
      visitor.awaitCompleted(url(Service.JOBS) + "/jobs/" + job);
      visitor.get(url(Service.JOBS) + "/jobs/" + job + "/events");
    }
    lookAround("rehearse%03d".formatted(round * JOBS_PER_ROUND));
  }

  private void lookAround(String video) throws IOException, InterruptedException {
    for (var path : List.of("/jobs", "/jobs?status=completed&limit=5", "/health/readiness")) {
      visitor.get(url(Service.JOBS) + path);
    }
    for (var path : List.of("/metadata/" + video, "/health", "/health/readiness")) {
      visitor.get(url(Service.METADATA) + path);
    }
    for (var path : List.of("/download", "/health", "/health/readiness")) {
      visitor.get(url(Service.DOWNLOAD) + path);
    }
    for (var path : List.of("", "/" + video, "/" + video + "/file", "?sort=title&order=asc")) {
      visitor.get(url(Service.STORAGE) + "/storage/videos" + path);
    }
    for (var path : List.of("/storage/stats", "/storage/workplan", "/health/readiness")) {
      visitor.get(url(Service.STORAGE) + path);
    }
  }

  private String url(Service service) {
    return service.url(settings);
  }
}
