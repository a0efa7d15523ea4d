package org.ytarchive.malformed;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ytarchive.contracts.download.NewDownload;
import org.ytarchive.contracts.jobs.NewJob;
import org.ytarchive.contracts.metadata.NewBatch;
import org.ytarchive.contracts.storage.NewFile;
import org.ytarchive.contracts.storage.NewRecord;
import org.ytarchive.contracts.storage.NewWorkPlan;
import org.ytarchive.contracts.storage.WorkPlanChange;
import org.ytarchive.house.Endpoint;
import org.ytarchive.system.Service;

/** What the services can be asked, read off their code. */
final class Interfaces {
  /** Names of query parameters, wherever they belong. */
  static final List<String> PARAMETERS =
      List.of(
          "limit",
          "offset",
          "cursor",
          "status",
          "sort",
          "order",
          "kind",
          "parent",
          "q",
          "type",
          "search",
          "created_after",
          "created_before",
          "include_videos",
          "include_formats",
          "extract",
          "video_id",
          "expired_only",
          "url",
          "job_id",
          "since",
          "unknown");

  /** Fields of all requests, wherever they belong. */
  static final List<String> FIELDS =
      Stream.of(
              NewJob.class,
              NewDownload.class,
              NewBatch.class,
              NewRecord.class,
              NewFile.class,
              NewWorkPlan.class,
              WorkPlanChange.class)
          .flatMap(type -> Arrays.stream(type.getRecordComponents()))
          .map(RecordComponent::getName)
          .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
          .distinct()
          .toList();

  /** What answers in the envelope. */
  static final List<Endpoint> ENDPOINTS =
      Endpoint.inTheEnvelope().stream()
          .filter(endpoint -> !endpoint.method().equals("WS"))
          .filter(endpoint -> !endpoint.path().matches("/(docs|health|metrics|prometheus).*"))
          .sorted()
          .toList();

  private Interfaces() {}

  static Service service(Endpoint endpoint) {
    var first = endpoint.path().split("/")[1];
    return switch (first) {
      case "metadata" -> Service.METADATA;
      case "download" -> Service.DOWNLOAD;
      case "storage", "stats" -> Service.STORAGE;
      default -> Service.JOBS;
    };
  }
}
