package org.ytarchive.jobs.door.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.Listener;

/** What the camera's socket tells, whenever one begins to listen. */
class CameraSocketIT extends CameraGround {
  @Test
  void socket_tellsEachStepAsItBeginsAndClosesAfterTheLastLine() {
    var id = begun();
    try (var listener = Listener.socket(jobs, "/ws/" + id)) {
      var lines = lines(id);
      soon().until(() -> listener.heard.equals(lines.subList(0, 2)));
      captures().enter(job(id), "record", 40);
      soon().until(() -> listener.heard.equals(lines.subList(0, 3)));
      captures().enter(job(id), "finalise", 95);
      soon().until(() -> listener.heard.equals(lines.subList(0, 4)));
      captures().enter(job(id), "verify", 98);
      soon().until(() -> listener.heard.equals(lines.subList(0, 5)));
      captures().complete(job(id));
      soon().until(() -> listener.ended);

      assertThat(listener.heard).isEqualTo(lines);
      assertThat(listener.closeCode).isEqualTo(1000);
    }
  }

  /** Who connects when all is over hears all of it, and so does everyone again. */
  @Test
  void socket_tellsWhatWasMissed() {
    captures().instant = true;
    var id = id(collect());
    soon().until(() -> "completed".equals(jobs.field(job(id), "status")));

    assertThat(told(id)).isEqualTo(lines(id));
    assertThat(told(id.toUpperCase(java.util.Locale.ROOT))).isEqualTo(lines(id));
  }

  @Test
  void socket_tellsAnErrorOnceAfterTheLastAttempt() {
    var id = id(collect("application/json", "{\"retries\":1}"));
    soon().until(() -> captures().has(job(id)));
    captures().fail(job(id), "CAPTURE_FAILED", "the camera does\nnot answer", FailureClass.LATER);
    soon().until(() -> captures().wishes.size() == 2);
    captures().fail(job(id), "CAPTURE_FAILED", "the camera does\nnot answer", FailureClass.LATER);

    assertThat(told(id))
        .containsExactly(
            "Collection started with Job ID: " + id,
            "Progress: Step 1/5",
            "Error with Job ID " + id + ": the camera does not answer");
    assertThat(captures().wishes).extracting(w -> w.attempt()).containsExactly(1, 2);
  }

  /** An error that was taken back by a retry is no last line. */
  @Test
  void socket_ofAJobThatWasRetriedTellsItsRealEnd() {
    var id = id(collect("application/json", "{\"retries\":0}"));
    soon().until(() -> captures().has(job(id)));
    captures().fail(job(id), "CAPTURE_FAILED", "401 Unauthorized", FailureClass.NEVER);
    soon().until(() -> "failed".equals(jobs.field(job(id), "status")));
    captures().instant = true;
    jobs.post("/jobs/" + job(id) + "/retry", "");
    soon().until(() -> "completed".equals(jobs.field(job(id), "status")));

    assertThat(told(id)).isEqualTo(lines(id));
  }
}
