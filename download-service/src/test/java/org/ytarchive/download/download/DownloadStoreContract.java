package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.download.Samples.NOON;
import static org.ytarchive.download.download.Samples.failure;
import static org.ytarchive.download.download.Samples.file;
import static org.ytarchive.download.download.Samples.queued;
import static org.ytarchive.download.download.Samples.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.download.MissingCompanion;

/** What every {@link DownloadStore} promises. */
public abstract class DownloadStoreContract implements OpenListCases, KeptFolderCases {

  @Test
  public void find_givesBackWhatWasInserted() {
    var download = stored(queued("job_1", 1));

    assertThat(store().find(download.id())).hasValue(download);
    assertThat(store().find("job_1", 1)).hasValue(download);
    assertThat(store().find("job_1", 2)).isEmpty();
    assertThat(store().find(DownloadId.random())).isEmpty();
  }

  @Test
  public void newest_isTheHighestAttempt() {
    stored(queued("job_1", 1));
    var second = stored(queued("job_1", 2));

    assertThat(store().newest("job_1")).hasValue(second);
    assertThat(store().newest("job_2")).isEmpty();
  }

  @Test
  public void claim_beginsARunAndKeepsTheFirstStart() {
    var download = claimed(queued("job_1", 1));
    assertThat(download.run()).isEqualTo(1);
    assertThat(download.status()).isEqualTo(DownloadStatus.DOWNLOADING);

    var again = store().claim(download.id(), NOON.plusSeconds(9)).orElseThrow();

    assertThat(again.run()).isEqualTo(2);
    assertThat(again.times().started()).hasValue(NOON);
  }

  @Test
  public void claim_ofWhatIsOverIsEmpty() {
    var download = stored(queued("job_1", 1));
    store().cancel(download.id(), NOON);

    assertThat(store().claim(download.id(), NOON)).isEmpty();
    assertThat(store().claim(DownloadId.random(), NOON)).isEmpty();
  }

  /** A worker that was frozen while another one took over wakes up and goes on writing. */
  @Test
  public void writes_ofAnOlderRunAreRefused() {
    var old = claimed(queued("job_1", 1)).currentRun();
    var current = store().claim(old.id(), NOON).orElseThrow().currentRun();

    assertThat(store().isCurrent(old)).isFalse();
    assertThat(store().describe(old, Samples.info(Samples.VIDEO), Optional.empty())).isFalse();
    assertThat(store().report(old, step(Phase.DOWNLOAD, 90, 90))).isFalse();
    assertThat(store().remember(old, file("/downloads/old.mp4", 1, "aa"))).isFalse();
    assertThat(store().accompany(old, Companions.NONE)).isFalse();
    assertThat(store().complete(old, ProgressScale.done(1, 1), NOON)).isFalse();
    assertThat(store().fail(old, failure(FailureClass.LATER), NOON)).isFalse();
    assertThat(store().release(old)).isFalse();
    assertThat(store().isCurrent(current)).isTrue();
    assertThat(store().find(old.id()).orElseThrow().progress().percent()).isZero();
  }

  @Test
  public void report_isReadBack() {
    var run = claimed(queued("job_1", 1)).currentRun();
    var progress = step(Phase.MERGE, 45, 50);

    assertThat(store().report(run, progress)).isTrue();
    assertThat(store().find(run.id()).orElseThrow().progress()).isEqualTo(progress);
  }

  @Test
  public void describe_keepsAKnownSizeWhenTheNextIsUnknown() {
    var run = claimed(queued("job_1", 1)).currentRun();
    var info = Samples.info(Samples.VIDEO, "nul \u0000, half \ud83d, quote \" and \u202e");

    assertThat(store().describe(run, info, Optional.of(7L))).isTrue();
    assertThat(store().describe(run, Samples.info(Samples.VIDEO), Optional.empty())).isTrue();

    var read = store().find(run.id()).orElseThrow();
    assertThat(read.info()).hasValue(Samples.info(Samples.VIDEO));
    assertThat(read.estimatedSize()).hasValue(7L);
  }

  @Test
  public void accompany_isReadBack() {
    var run = claimed(queued("job_1", 1)).currentRun();
    var companions =
        new Companions(
            List.of(new CompanionFile("subtitles", "/downloads/a.en.vtt", 5, "ab", "en")),
            List.of(new MissingCompanion("thumbnail", null, "failed", "half \ud83d, nul \u0000")));

    assertThat(store().accompany(run, Companions.NONE)).isTrue();
    assertThat(store().accompany(run, companions)).isTrue();

    var read = store().find(run.id()).orElseThrow().companions();
    assertThat(read.files()).isEqualTo(companions.files());
    assertThat(read.missing()).hasSize(1);
  }

  @Test
  public void insert_keepsTheLanguagesOfSubtitles() {
    var order =
        new DownloadOrder(
            new VideoId(Samples.VIDEO),
            new Quality.Best(),
            Optional.empty(),
            false,
            false,
            List.of("en", "pt-BR"));
    var request = new DownloadRequest(Optional.empty(), 1, order, "/downloads", "work");
    var companions =
        new Companions(
            List.of(new CompanionFile("thumbnail", "/downloads/a.webp", 5, "ab", null)), List.of());
    var download =
        Download.queued(DownloadId.random(), request, Optional.empty(), companions, NOON);

    store().insert(download);

    assertThat(store().find(download.id())).hasValue(download);
  }

  @Test
  public void complete_endsItWithItsFile() {
    var run = claimed(queued("job_1", 1)).currentRun();
    var file = file("/downloads/a.mp4", 100, "ab");
    store().remember(run, file);

    assertThat(store().complete(run, ProgressScale.done(100, 1000), NOON.plusSeconds(5))).isTrue();

    var done = store().find(run.id()).orElseThrow();
    assertThat(done.status()).isEqualTo(DownloadStatus.COMPLETED);
    assertThat(done.file()).hasValue(file);
    assertThat(done.progress()).isEqualTo(ProgressScale.done(100, 1000));
    assertThat(done.times().completed()).hasValue(NOON.plusSeconds(5));
    assertThat(store().isCurrent(run)).isFalse();
  }

  @Test
  public void fail_keepsWhy() {
    var run = claimed(queued("job_1", 1)).currentRun();

    assertThat(store().fail(run, failure(FailureClass.BLOCKED), NOON)).isTrue();

    var failed = store().find(run.id()).orElseThrow();
    assertThat(failed.status()).isEqualTo(DownloadStatus.FAILED);
    assertThat(failed.failure()).hasValue(failure(FailureClass.BLOCKED));
  }

  /** A process that ends gives its work back, and keeps how far it was. */
  @Test
  public void release_putsItBack() {
    var run = claimed(queued("job_1", 1)).currentRun();
    store().report(run, step(Phase.DOWNLOAD, 40, 40));

    assertThat(store().release(run)).isTrue();

    var waiting = store().find(run.id()).orElseThrow();
    assertThat(waiting.status()).isEqualTo(DownloadStatus.QUEUED);
    assertThat(waiting.progress().phase()).isEqualTo(Phase.QUEUED);
    assertThat(waiting.progress().percent()).isEqualTo(40);
  }

  @Test
  public void cancel_saysWhatItWas() {
    var waiting = stored(queued("job_1", 1));
    var running = claimed(queued("job_2", 1));

    assertThat(store().cancel(waiting.id(), NOON)).hasValue(DownloadStatus.QUEUED);
    assertThat(store().cancel(running.id(), NOON)).hasValue(DownloadStatus.DOWNLOADING);
    assertThat(store().cancel(running.id(), NOON)).isEmpty();
    assertThat(store().isCurrent(running.currentRun())).isFalse();
    assertThat(read(running).times().completed()).hasValue(NOON);
  }

  /** Half way into its place nobody would know whose the file is. */
  @Test
  public void cancel_comesTooLateOnceTheFileHasAName() {
    var running = claimed(queued("job_1", 1));
    store().remember(running.currentRun(), file("/downloads/a.mp4", 100, "ab"));

    assertThat(store().cancel(running.id(), NOON)).isEmpty();
    assertThat(read(running).status()).isEqualTo(DownloadStatus.DOWNLOADING);

    assertThat(store().forgetFile(running.currentRun())).isTrue();
    assertThat(read(running).file()).isEmpty();
    assertThat(store().cancel(running.id(), NOON)).hasValue(DownloadStatus.DOWNLOADING);
    assertThat(store().forgetFile(running.currentRun())).isFalse();
  }

  /** Nobody works on it: whoever cancels it is told which file it may have left. */
  @Test
  public void cancel_ofAWaitingOneKeepsTheNameOfItsFile() {
    var running = claimed(queued("job_1", 1));
    var file = file("/downloads/a.mp4", 100, "ab");
    store().remember(running.currentRun(), file);
    store().release(running.currentRun());

    assertThat(store().cancel(running.id(), NOON)).hasValue(DownloadStatus.QUEUED);
    assertThat(DownloadViews.view(read(running)).file()).isEqualTo(file);
  }

  @Test
  public void supersede_cancelsOnlyLowerAttemptsOfThatJob() {
    var first = claimed(queued("job_1", 1));
    var third = stored(queued("job_1", 3));
    var other = stored(queued("job_2", 1));

    store().supersede("job_1", 3, NOON);

    assertThat(read(first).status()).isEqualTo(DownloadStatus.CANCELLED);
    assertThat(read(third).status()).isEqualTo(DownloadStatus.QUEUED);
    assertThat(read(other).status()).isEqualTo(DownloadStatus.QUEUED);
  }

  /** Whatever is done to a download in whatever state, it goes only where an arrow leads. */
  @Test
  public void everyStep_isAnArrowOfTheDrawing() {
    List<Consumer<Run>> steps =
        List.of(
            run -> store().claim(run.id(), NOON),
            run -> store().release(run),
            run -> store().remember(run, file("/downloads/a.mp4", 1, "aa")),
            run -> store().complete(run, ProgressScale.done(1, 1), NOON),
            run -> store().fail(run, failure(FailureClass.LATER), NOON),
            run -> store().cancel(run.id(), NOON),
            run ->
                store()
                    .supersede(
                        store().find(run.id()).orElseThrow().request().jobId().orElseThrow(),
                        2,
                        NOON),
            run -> store().report(run, step(Phase.DOWNLOAD, 1, 1)));
    for (var way : ways(steps)) {
      var download = stored(queued("job_" + DownloadId.random(), 1));
      for (var step : way) {
        var before = read(download);
        step.accept(before.currentRun());
        var after = read(download).status();
        assertThat(after)
            .isIn(
                Stream.concat(before.status().next().stream(), Stream.of(before.status()))
                    .toList());
      }
    }
  }

  /** All pairs of steps, each after a claim and without. */
  private static List<List<Consumer<Run>>> ways(List<Consumer<Run>> steps) {
    var ways = new ArrayList<List<Consumer<Run>>>();
    for (var first : steps) {
      for (var second : steps) {
        ways.add(List.of(first, second));
        ways.add(List.of(steps.getFirst(), steps.get(2), first, second));
      }
    }
    return ways;
  }
}
