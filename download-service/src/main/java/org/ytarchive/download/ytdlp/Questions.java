package org.ytarchive.download.ytdlp;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.tool.LineSink;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;

/**
 * What is asked of YouTube by yt-dlp: few at a time, each costs a second of a core and 75 MB. Of
 * those that may take minutes, as long lists do, one at a time: else they would hold up all others.
 */
@Singleton
final class Questions {
  private static final int AT_ONCE = 2;
  private static final Duration WAIT = Duration.ofSeconds(15);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final SupervisedTool supervised;
  private final Tools tools;
  private final ToolSettings settings;
  private final YtDlpMetrics metrics;
  private final Refusals refusals;
  private final Semaphore slots = new Semaphore(AT_ONCE, true);
  private final Semaphore longOnes = new Semaphore(1, true);

  Questions(
      SupervisedTool supervised,
      Tools tools,
      ToolSettings settings,
      YtDlpMetrics metrics,
      Refusals refusals) {
    this.supervised = supervised;
    this.tools = tools;
    this.settings = settings;
    this.metrics = metrics;
    this.refusals = refusals;
  }

  /** The command line for the folder a question is asked in. */
  interface Asking {
    List<String> arguments(YtDlpArguments ytDlp, Path folder);
  }

  /**
   * One question.
   *
   * @param limit how long the answer may take
   * @param out hears what yt-dlp prints, while it prints
   */
  record Question(Asking asking, Duration limit, LineSink out) {

    boolean isLong() {
      return limit.compareTo(LONG) > 0;
    }
  }

  /** Makes an answer of a run that went well, or says which failure this is. */
  interface Answer<T> {
    T read(Path folder) throws IOException;

    default Failure failure(Failure failure) {
      return failure;
    }
  }

  /** Throws what went wrong under the code that fits. */
  <T> T ask(Question question, Answer<T> answer) {
    try {
      return question.isLong()
          ? within(longOnes, LONG, () -> within(slots, WAIT, () -> run(question, answer)))
          : within(slots, WAIT, () -> run(question, answer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ArchiveException(ErrorCode.SERVICE_UNAVAILABLE, "the service is stopping");
    }
  }

  /** An answer that may be interrupted. */
  private interface Run<T> {
    T run() throws InterruptedException;
  }

  private static <T> T within(Semaphore slots, Duration wait, Run<T> run)
      throws InterruptedException {
    if (!slots.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "too many questions to YouTube at once: try again soon");
    }
    try {
      return run.run();
    } finally {
      slots.release();
    }
  }

  private <T> T run(Question question, Answer<T> answer) throws InterruptedException {
    refusals.check();
    var limit = question.limit();
    try {
      return supervised.runInScratch(
          folder -> question.asking().arguments(arguments(), folder),
          question.out(),
          limit,
          ended -> read(ended, answer));
    } catch (TimeoutException e) {
      metrics.failed(FailureClass.LATER);
      throw new ArchiveException(
          ErrorCode.DOWNLOAD_TIMEOUT, "YouTube did not answer within " + limit.toSeconds() + " s");
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.YTDLP_ERROR, "yt-dlp's answer cannot be read: " + e, Map.of(), e);
    }
  }

  private <T> T read(SupervisedTool.Ended ended, Answer<T> answer) throws IOException {
    if (!ended.exit().isSuccess()) {
      var failure = answer.failure(YtDlpFailures.of(ended.exit(), false));
      metrics.failed(failure.failureClass());
      refusals.heard(failure);
      throw Refusals.thrown(failure, Map.of());
    }
    refusals.answered();
    return answer.read(ended.folder());
  }

  private YtDlpArguments arguments() {
    return new YtDlpArguments(
        tools.requireYtDlp(),
        tools.requireFfmpegForYtDlp(),
        tools.javaScript(),
        settings.optionsFile(),
        settings.maxFileBytes());
  }
}
