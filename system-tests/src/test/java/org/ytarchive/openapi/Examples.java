package org.ytarchive.openapi;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.ytarchive.house.Checkout;

/**
 * Puts the documented bodies into the operations: from the golden files, word for word. What they
 * leave out and is answered all the same is filled in, so that each example is a whole answer.
 */
final class Examples {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> GOLDEN =
      List.of("system-tests/src/test/resources/golden/", "jobs-service/src/test/resources/golden/");
  private static final Map<String, String> ASKED =
      Map.ofEntries(
          entry("createDownloadJob", "ytarchive/create-download-job.request"),
          entry("getBatchMetadata", "ytarchive/get-batch-metadata.request"),
          entry("createDownload", "ytarchive/download-video.request"),
          entry("saveMetadata", "ytarchive/save-video-metadata.request"),
          entry("createWorkPlan", "ytarchive/create-work-plan.request"),
          entry("createSessionJob", "sessions/create-job.request"));
  private static final Map<String, String> ANSWERED =
      Map.ofEntries(
          entry("getHealth", "ytarchive/health-check"),
          entry("createDownloadJob", "ytarchive/create-download-job"),
          entry("getJob", "ytarchive/get-job-status"),
          entry("listJobs", "ytarchive/list-jobs"),
          entry("cancelJob", "ytarchive/cancel-job"),
          entry("getVideoMetadata", "ytarchive/get-video-metadata"),
          entry("getBatchMetadata", "ytarchive/get-batch-metadata"),
          entry("getPlaylistMetadata", "ytarchive/get-playlist-metadata"),
          entry("createDownload", "ytarchive/download-video"),
          entry("getDownload", "ytarchive/get-download-status"),
          entry("listDownloads", "ytarchive/list-active-downloads"),
          entry("getVideo", "ytarchive/get-video-information"),
          entry("listVideos", "ytarchive/list-stored-videos"),
          entry("getStats", "ytarchive/get-storage-statistics"),
          entry("listWorkPlans", "ytarchive/list-work-plans"),
          entry("getFront", "camera-collector/health"),
          entry("collect", "camera-collector/collect"),
          entry("startCollection", "collector/start-collection"),
          entry("getCollectionStatus", "collector/job-status"),
          entry("createSession", "sessions/create-session.response"),
          entry("getSession", "sessions/create-session.response"),
          entry("createSessionJob", "sessions/create-job.response"),
          entry("getSessionJob", "sessions/create-job.response"));

  private final Filling filling;

  Examples(Map<String, Object> schemas) {
    this.filling = new Filling(schemas);
  }

  Node into(String operation, Node description) {
    var asked = ASKED.get(operation);
    if (asked != null) {
      put(at(description.map(), "requestBody"), asked);
    }
    var answered = ANSWERED.get(operation);
    if (answered != null) {
      at(description.map(), "responses").entrySet().stream()
          .filter(response -> response.getKey().startsWith("2"))
          .forEach(response -> put(Node.map(response.getValue()), answered));
    }
    return description;
  }

  private void put(Map<String, Object> body, String name) {
    var json = at(at(body, "content"), "application/json");
    json.put("example", filling.complete(at(json, "schema"), read(name)));
  }

  private static Object read(String name) {
    var file =
        GOLDEN.stream()
            .map(folder -> Checkout.file(folder + name + ".json"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no golden file " + name));
    try {
      return JSON.readValue(Files.readString(file), Object.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> at(Map<String, Object> map, String key) {
    return Node.map(map.get(key));
  }
}
