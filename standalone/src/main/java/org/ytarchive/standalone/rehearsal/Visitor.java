package org.ytarchive.standalone.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** A client that needs no more of the answers than two fields. */
final class Visitor {
  private static final Pattern JOB_ID = Pattern.compile("\"job_id\"\\s*:\\s*\"(\\w+)\"");
  private static final Pattern STATUS =
      Pattern.compile("\"video_id\"[^{}]*?\"status\"\\s*:\\s*\"(\\w+)\"");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int LOOKS = 600;

  private final HttpClient http = HttpClient.newHttpClient();

  /** Creates a job and gives its id. */
  String order(String jobsUrl, String videoId) throws IOException, InterruptedException {
    var body = "{\"video_id\": \"" + videoId + "\", \"quality\": \"720p\"}";
    var request =
        HttpRequest.newBuilder(URI.create(jobsUrl + "/jobs"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return field(JOB_ID, send(request));
  }

  void awaitCompleted(String jobUrl) throws IOException, InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      var answer = get(jobUrl);
      var status = field(STATUS, answer);
      if (status.equals("completed")) {
        return;
      }
      if (status.equals("failed")) {
        throw new IOException("a job of the rehearsal failed: " + answer);
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    throw new IOException("a job of the rehearsal does not end: " + get(jobUrl));
  }

  String get(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new IOException(response.uri() + " answered " + response.body());
    }
    return response.body();
  }

  private static String field(Pattern pattern, String answer) throws IOException {
    var found = pattern.matcher(answer);
    if (!found.find()) {
      throw new IOException("no " + pattern + " in " + answer);
    }
    return found.group(1);
  }
}
