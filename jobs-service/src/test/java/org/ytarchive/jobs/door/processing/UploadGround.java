package org.ytarchive.jobs.door.processing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.Form;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** A service that takes uploads, among fakes of the others. */
abstract class UploadGround {
  static final Duration LONG = Duration.ofSeconds(30);
  static final byte[] VIDEO = Form.mp4(300_000, 1);

  @TempDir static Path home;
  static JobsUnderTest jobs;

  @BeforeAll
  static void start() {
    jobs = JobsUnderTest.start(home, Map.of("ytarchive.processing.max-size", "1MB"));
  }

  @AfterAll
  static void stop() {
    jobs.closeAll();
  }

  @AfterEach
  void asItWas() {
    jobs.download.processings.video = true;
    jobs.download.processings.begin = ProcessingStatus.COMPLETED;
    jobs.storage.uploads.refusal = 0;
  }

  static String form(String subject) {
    return new String(
        Objects.requireNonNull(jobs.storage.uploads.forms.get(subject), subject), ISO_8859_1);
  }

  static void nothingIsLeft(Runnable upload) {
    var kept = jobs.storage.uploads.forms.keySet().toArray(String[]::new);
    upload.run();
    assertThat(jobs.storage.uploads.forms).containsOnlyKeys(kept);
    assertThat(
            jobs.bean(UploadStore.class)
                .abandoned(java.time.Instant.parse("2999-01-01T00:00:00Z"), 10))
        .isEmpty();
  }
}
