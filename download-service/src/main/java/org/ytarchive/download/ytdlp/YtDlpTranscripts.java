package org.ytarchive.download.ytdlp;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.download.MissingCompanion;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.DownloadUpdate;
import org.ytarchive.download.download.Outcome;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolCommand;

/** Brings what is said in a video, and nothing else of it: one extraction, then its subtitles. */
final class YtDlpTranscripts {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final SupervisedTool supervised;
  private final Supplier<YtDlpArguments> ytDlp;
  private final YtDlpSubtitles subtitles;
  private final InfoJson infoJson;

  YtDlpTranscripts(SupervisedTool supervised, Supplier<YtDlpArguments> ytDlp, JsonMapper mapper) {
    this.supervised = supervised;
    this.ytDlp = ytDlp;
    this.subtitles = new YtDlpSubtitles(supervised, ytDlp, mapper);
    this.infoJson = new InfoJson(mapper);
  }

  Outcome fetch(DownloadOrder order, Path folder, Consumer<DownloadUpdate> listener)
      throws IOException, InterruptedException {
    var trouble = extract(order, folder);
    if (trouble.isPresent()) {
      return new Outcome.Failed(trouble.get());
    }
    var info = infoJson.read(YtDlpArguments.infoFile(order.videoId(), folder)).info();
    listener.accept(new DownloadUpdate.Known(info, null));
    var language = subtitles.language(order, folder);
    if (language.isEmpty()) {
      return none(order);
    }
    var brought = new Brought();
    subtitles.fetch(order, List.of(language.get()), folder, brought);
    var fetched = brought.with(new Outcome.Fetched(folder, info));
    return fetched.companions().isEmpty()
        ? failed(FailureClass.LATER, ErrorCode.YTDLP_ERROR, why(fetched.missing()))
        : new Outcome.Fetched(write(order, fetched.companions().getFirst().file(), folder), info);
  }

  private Optional<Failure> extract(DownloadOrder order, Path folder)
      throws IOException, InterruptedException {
    var command = ytDlp.get().extraction(order.videoId(), folder);
    try (var tool = supervised.start(new ToolCommand(command, folder), l -> {}, l -> {})) {
      if (!tool.await(LIMIT)) {
        return Optional.of(
            failure(
                FailureClass.LATER,
                ErrorCode.DOWNLOAD_TIMEOUT,
                "YouTube did not answer within " + LIMIT.toSeconds() + " s"));
      }
      var exit = tool.exit();
      return exit.isSuccess() ? Optional.empty() : Optional.of(YtDlpFailures.of(exit, false));
    }
  }

  private static Path write(DownloadOrder order, Path vtt, Path folder) throws IOException {
    var format = order.format().orElse(OutputFormat.VTT);
    var file = folder.resolve(order.videoId() + "." + format.wireName());
    var text = new String(Files.readAllBytes(vtt), StandardCharsets.UTF_8);
    return Files.writeString(file, Captions.rewrite(text, format));
  }

  private static Outcome none(DownloadOrder order) {
    var wanted = order.subtitles().isEmpty() ? "" : " in " + String.join(", ", order.subtitles());
    var hint = order.autoCaptions() ? "" : "; automatic captions were not wanted";
    return failed(
        FailureClass.NEVER, ErrorCode.FILE_NOT_FOUND, "the video has no subtitles" + wanted + hint);
  }

  private static String why(List<MissingCompanion> missing) {
    return missing.isEmpty() ? "yt-dlp brought none" : missing.getFirst().message();
  }

  private static Outcome failed(FailureClass what, ErrorCode code, String message) {
    return new Outcome.Failed(failure(what, code, message));
  }

  private static Failure failure(FailureClass what, ErrorCode code, String message) {
    return new Failure(code.name(), message, what, Map.of());
  }
}
