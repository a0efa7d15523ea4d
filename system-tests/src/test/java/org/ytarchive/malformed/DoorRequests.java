package org.ytarchive.malformed;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ytarchive.system.Service;

/** Requests nobody should send at the older clients' doors, made from a seed. */
final class DoorRequests {
  private static final List<String> ADDRESSES =
      List.of(
          "POST /start_collection",
          "GET /job_status/{}",
          "GET /videos/{}.mp4",
          "GET /video_latest",
          "POST /collect",
          "POST /upload",
          "GET /internal/video-enhancement-status/{}",
          "GET /internal/metadata-extraction-status/{}",
          "GET /processed_videos/{}",
          "GET /processed_videos/metadata/{}",
          "GET /api/sessions/{}",
          "POST /api/jobs/",
          "GET /api/jobs/",
          "GET /api/jobs/{}",
          "DELETE /api/jobs/{}",
          "GET /api/jobs/{}/paths",
          "GET /api/jobs/{}/files/video/{}");
  private static final List<String> FIELDS =
      List.of(
          "job_id",
          "url",
          "video_id",
          "quality",
          "duration",
          "stream_url",
          "audio",
          "name",
          "retries",
          "media_type",
          "output_format",
          "language",
          "auto_captions",
          "client_id",
          "denoise");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "text/plain",
          "a/b/c");

  private final Random random;
  private final Values values;

  DoorRequests(long seed) {
    random = new Random(seed);
    values = new Values(random);
  }

  Request next() {
    var address = values.any(ADDRESSES).split(" ");
    var method = random.nextInt(20) == 0 ? "PUT" : address[0];
    boolean sends = !method.equals("GET") && !method.equals("DELETE");
    var type = values.any(TYPES);
    return new Request(
        Service.JOBS, method, path(address[1]), sends ? type : null, sends ? body(type) : null);
  }

  private String path(String template) {
    var path = template;
    while (path.contains("{}")) {
      path =
          path.substring(0, path.indexOf("{}")) + step() + path.substring(path.indexOf("{}") + 2);
    }
    return path;
  }

  private String step() {
    return random.nextInt(4) == 0 ? "123e4567-e89b-42d3-a456-426614174000" : values.escaped();
  }

  @Nullable
  private String body(String type) {
    return switch (random.nextInt(6)) {
      case 0 -> values.json();
      case 1 -> "";
      case 2 -> "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n" + values.json();
      default -> type.contains("urlencoded") ? form() : object();
    };
  }

  private String object() {
    var fields = new ArrayList<String>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      fields.add("\"" + values.any(FIELDS) + "\":" + values.json());
    }
    return "{" + String.join(",", fields) + "}";
  }

  private String form() {
    var fields = new ArrayList<String>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      fields.add(values.any(FIELDS) + "=" + values.escaped());
    }
    return String.join("&", fields);
  }
}
