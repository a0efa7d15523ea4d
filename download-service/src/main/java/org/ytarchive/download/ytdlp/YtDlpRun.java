package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.DownloadUpdate;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.tool.RunningTool;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolCommand;
import org.ytarchive.download.tool.ToolExit;

/** One run of yt-dlp. All that is heard is dealt with on the thread that waits for its end. */
final class YtDlpRun {
  private static final int LINES_WAITING = 1000;
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** Stands in the queue of lines behind the last one, so that nobody waits for the end. */
  private static final String END = "";

  private final Path folder;
  private final DownloadLimits limits;
  private final Consumer<DownloadUpdate> listener;
  private final Admission admission;
  private final YtDlpOutput output;
  private final InfoJson infoJson;
  private final Produced produced;
  private final Path infoFile;
  private final boolean soundOnly;
  private final ThumbnailWatch thumbnails;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES_WAITING);
  private Optional<Extraction> extraction = Optional.empty();
  private Optional<StreamProgress> progress = Optional.empty();
  private Optional<String> saved = Optional.empty();
  private boolean startOver = false;
  private boolean thumbnailStuck = false;

  YtDlpRun(
      DownloadOrder order,
      Path folder,
      DownloadLimits limits,
      Consumer<DownloadUpdate> listener,
      MediaProbe probe,
      JsonMapper mapper) {
    this.folder = folder;
    this.limits = limits;
    this.listener = listener;
    this.admission = new Admission(order, folder, limits);
    this.output = new YtDlpOutput(mapper);
    this.infoJson = new InfoJson(mapper);
    this.soundOnly = FormatChoice.of(order).soundOnly();
    this.produced = new Produced(folder, limits, soundOnly, probe);
    this.thumbnails = new ThumbnailWatch(order.videoId(), folder);
    this.infoFile = YtDlpArguments.infoFile(order.videoId(), folder);
  }

  Outcome run(SupervisedTool tools, List<String> command) throws InterruptedException {
    try (var tool = tools.start(new ToolCommand(command, folder), lines::put, thumbnails::hear)) {
      var stop = follow(tool);
      return stop.isPresent() ? new Outcome.Failed(stop.get()) : end(tool.exit());
    } catch (IOException e) {
      return failed(ErrorCode.YTDLP_ERROR, FailureClass.LATER, "yt-dlp cannot be run: " + e);
    }
  }

  /** Listens until it has ended by itself, or tells why it must be ended. */
  private Optional<Failure> follow(RunningTool tool) throws InterruptedException {
    var watchdog = new Watchdog(folder, limits.stall(), limits.whole());
    tool.onEnd(() -> lines.offer(END));
    while (true) {
      var line = Objects.requireNonNullElse(next(), END);
      if (line.equals(END) && tool.await(Duration.ZERO)) {
        return rest(watchdog);
      }
      var stop = hear(line, watchdog).or(watchdog::look).or(this::lookAtThumbnail);
      if (stop.isPresent()) {
        return stop;
      }
    }
  }

  private @Nullable String next() throws InterruptedException {
    return lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Optional<Failure> lookAtThumbnail() {
    thumbnailStuck = extraction.isEmpty() && thumbnails.isStuck();
    return thumbnailStuck
        ? Optional.of(
            failure(ErrorCode.DOWNLOAD_TIMEOUT, FailureClass.LATER, "the thumbnail takes too long"))
        : Optional.empty();
  }

  /** What it had printed when it ended. */
  private Optional<Failure> rest(Watchdog watchdog) {
    var stop = Optional.<Failure>empty();
    for (var line = lines.poll(); line != null && stop.isEmpty(); line = lines.poll()) {
      stop = hear(line, watchdog);
    }
    return stop;
  }

  private Optional<Failure> hear(String line, Watchdog watchdog) {
    return switch (output.read(line)) {
      case YtDlpLine.Extracted extracted -> known();
      case YtDlpLine.Moved moved -> moved(moved, watchdog);
      case YtDlpLine.Saved file -> {
        saved = Optional.of(file.path());
        yield Optional.empty();
      }
      case YtDlpLine.Other other -> Optional.empty();
    };
  }

  private Optional<Failure> known() {
    try {
      var found = infoJson.read(infoFile);
      extraction = Optional.of(found);
      progress = Optional.of(new StreamProgress(found.streams(), makesMore(found)));
      listener.accept(new DownloadUpdate.Known(found.info(), found.estimatedSize()));
      return admission.judge(found);
    } catch (IOException e) {
      return Optional.of(
          failure(ErrorCode.YTDLP_ERROR, FailureClass.LATER, "no info.json: " + e.getMessage()));
    }
  }

  private boolean makesMore(Extraction found) {
    return soundOnly || found.streams().size() > 1;
  }

  private Optional<Failure> moved(YtDlpLine.Moved moved, Watchdog watchdog) {
    var sum = progress.orElseGet(() -> new StreamProgress(List.of(), soundOnly));
    progress = Optional.of(sum);
    long before = sum.downloaded();
    listener.accept(sum.after(moved));
    if (sum.downloaded() > before) {
      watchdog.moved();
    }
    return sum.downloaded() > limits.fileBytes()
        ? Optional.of(admission.tooLarge(sum.downloaded()))
        : Optional.empty();
  }

  /** Whether it failed on a stream that only a new beginning can bring. */
  boolean mustStartOver() {
    return startOver;
  }

  /** Whether it ended only because the thumbnail held it up. */
  boolean gaveUpThumbnail() {
    return thumbnailStuck;
  }

  private Outcome end(ToolExit exit) throws InterruptedException {
    startOver = Resumption.isBeyondTheEnd(exit);
    if (!exit.isSuccess()) {
      boolean low = extraction.map(admission::isLowOnSpace).orElse(false);
      return new Outcome.Failed(YtDlpFailures.of(exit, low));
    }
    if (saved.isEmpty()) {
      return new Outcome.Failed(admission.noFile(extraction));
    }
    return extraction.isPresent()
        ? produced.judge(saved.get(), extraction.get().info())
        : failed(ErrorCode.YTDLP_ERROR, FailureClass.LATER, "yt-dlp told nothing about the video");
  }

  private static Outcome failed(ErrorCode code, FailureClass what, String message) {
    return new Outcome.Failed(failure(code, what, message));
  }

  private static Failure failure(ErrorCode code, FailureClass what, String message) {
    return new Failure(code.name(), message, what, Map.of());
  }
}
