package org.ytarchive.common.http.queue;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TakenOverTest {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private final Execution entry = new Execution(NOON, new TaskInstance<Void>("work", "1"));

  private void end(RuntimeException error) {
    TakenOver.<Void>quiet(
            (complete, queue) -> {
              throw error;
            })
        .complete(ExecutionComplete.success(entry, NOON, NOON), null);
  }

  @Test
  void quiet_letsTheFencedOffEnd() {
    assertThatCode(() -> end(new ExecutionException("removed 0", entry)))
        .doesNotThrowAnyException();
  }

  @Test
  void quiet_hidesNothingElse() {
    assertThatThrownBy(() -> end(new IllegalStateException("bug")))
        .isInstanceOf(IllegalStateException.class);
  }
}
