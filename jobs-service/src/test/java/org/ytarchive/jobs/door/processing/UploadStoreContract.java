package org.ytarchive.jobs.door.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Wanted;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.jobs.job.NewWork;

/** What every {@link UploadStore} promises. */
public abstract class UploadStoreContract {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  protected abstract UploadStore uploads();

  /** Puts a job where jobs are, in the running transaction. */
  protected abstract void order(NewWork work);

  private ProcessedUpload upload(@Nullable String client, Instant at) {
    return new ProcessedUpload(FileId.random(), client, JobId.random(), JobId.random(), at);
  }

  private void orders(ProcessedUpload upload) {
    for (var process : ProcessKind.values()) {
      var wanted = new Wanted.Processing(upload.id().subject(), process.wireName());
      order(new NewWork(upload.job(process), wanted, Map.of(), Map.of("title", "x"), 3));
    }
  }

  private ProcessedUpload completed(@Nullable String client, Instant at) {
    var upload = upload(client, at);
    uploads().begin(upload.id(), at);
    assertThat(uploads().complete(upload, () -> orders(upload))).isTrue();
    return upload;
  }

  @Test
  void complete_makesItFindable() {
    var upload = completed("me", NOON);

    assertThat(uploads().find(upload.id())).contains(upload);
    assertThat(uploads().find(FileId.random())).isEmpty();
    assertThat(uploads().abandoned(NOON.plusSeconds(1), 10)).isEmpty();
    assertThat(uploads().giveUp(upload.id())).isFalse();
    uploads().forget(upload.id());
    assertThat(uploads().find(upload.id())).contains(upload);
  }

  @Test
  void begun_isNotYetThere() {
    var upload = upload("me", NOON);
    uploads().begin(upload.id(), NOON);

    assertThat(uploads().find(upload.id())).isEmpty();
    assertThat(uploads().abandoned(NOON, 10)).isEmpty();
    assertThat(uploads().abandoned(NOON.plusSeconds(1), 10)).containsExactly(upload.id());
    uploads().touch(upload.id(), NOON.plusSeconds(60));
    assertThat(uploads().abandoned(NOON.plusSeconds(1), 10)).isEmpty();
  }

  /** Another replica took it for dead, and removes the file just now. */
  @Test
  void givenUp_doesNotBecomeWhole() {
    var upload = upload("me", NOON);
    uploads().begin(upload.id(), NOON);
    assertThat(uploads().giveUp(upload.id())).isTrue();
    assertThat(uploads().giveUp(upload.id())).isTrue();

    assertThat(uploads().complete(upload, () -> orders(upload))).isFalse();
    assertThat(uploads().abandoned(NOON.plusSeconds(1), 10)).containsExactly(upload.id());

    uploads().forget(upload.id());
    assertThat(uploads().abandoned(NOON.plusSeconds(1), 10)).isEmpty();
    assertThat(uploads().giveUp(upload.id())).isFalse();
  }

  /** All or nothing: no upload without its jobs. */
  @Test
  void complete_whoseOrdersFailLeavesItBegun() {
    var upload = upload("me", NOON);
    uploads().begin(upload.id(), NOON);

    assertThatThrownBy(
            () ->
                uploads()
                    .complete(
                        upload,
                        () -> {
                          orders(upload);
                          throw new IllegalStateException("no");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(uploads().find(upload.id())).isEmpty();
    assertThat(uploads().complete(upload, () -> orders(upload))).isTrue();
  }

  @Test
  void jobsOf_areTheClientsNewest() {
    completed("me", NOON);
    var second = completed("me", NOON.plusSeconds(1));
    var third = completed("me", NOON.plusSeconds(2));
    completed("them", NOON.plusSeconds(3));
    completed(null, NOON.plusSeconds(4));

    assertThat(uploads().jobsOf("me", 2))
        .containsExactlyInAnyOrder(
            second.enhancement(), second.extraction(), third.enhancement(), third.extraction());
    assertThat(uploads().jobsOf("nobody", 2)).isEmpty();
  }
}
