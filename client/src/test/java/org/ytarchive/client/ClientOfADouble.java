package org.ytarchive.client;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A client whose services are one double. */
abstract class ClientOfADouble {
  @TempDir Path folder;
  Double service = Double.answering(Double.html(500));

  @AfterEach
  void stop() {
    service.close();
  }

  void answer(Double.Answer... answers) {
    service.close();
    service = Double.answering(answers);
  }

  /** One service is all of them. */
  YTArchiveClient client() {
    return learning().storageUrl(service.url()).build();
  }

  YTArchiveClient.Builder learning() {
    return YTArchiveClient.builder(service.url() + "/")
        .token("secret")
        .pauses(Duration.ofMillis(5), Duration.ofSeconds(2));
  }

  static String enveloped(String data) {
    return "{\"status\":\"success\",\"data\":" + data + ",\"timestamp\":\"2025-01-26T12:00:00Z\"}";
  }
}
