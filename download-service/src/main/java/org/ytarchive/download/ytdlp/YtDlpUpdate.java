package org.ytarchive.download.ytdlp;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;

/**
 * Takes new releases of yt-dlp, if it is told to. The work is done by {@code yt-dlp-release.sh},
 * which the script {@code ytarchive} uses too: it verifies, tries, and switches in one step.
 * Downloads under way go on with the version they began with.
 */
@Singleton
class YtDlpUpdate {
  private static final Logger log = LoggerFactory.getLogger(YtDlpUpdate.class);
  private static final String SCRIPT = "yt-dlp-release.sh";
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final UpdateSettings settings;
  private final ToolSettings toolSettings;
  private final Tools tools;
  private final SupervisedTool supervised;

  YtDlpUpdate(
      UpdateSettings settings, ToolSettings toolSettings, Tools tools, SupervisedTool supervised) {
    this.settings = settings;
    this.toolSettings = toolSettings;
    this.tools = tools;
    this.supervised = supervised;
  }

  /** Asks each hour whether a day has passed: the home remembers, whatever was restarted since. */
  @Scheduled(initialDelay = "1m", fixedDelay = "1h")
  @ExecuteOn(TaskExecutors.BLOCKING)
  void whenDue() {
    boolean ours = toolSettings.ytdlpPath() == null || toolSettings.ytdlpPath().isBlank();
    if (settings.when() == UpdateSettings.When.DAILY && ours) {
      update();
    }
  }

  private void update() {
    try {
      supervised.runInScratch(this::command, LIMIT, YtDlpUpdate::report);
    } catch (TimeoutException | IOException | RuntimeException e) {
      log.warn("yt-dlp could not be updated: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> command(Path folder) {
    return List.of(
        "/bin/sh",
        script(folder).toString(),
        toolSettings.home().resolve("tools/yt-dlp").toAbsolutePath().toString(),
        settings.trialVideo(),
        toolSettings.optionsFile().map(Path::toString).orElse(""),
        tools.ffmpeg().map(tool -> tool.path().toString()).orElse(""),
        tools.javaScript().map(tool -> tool.name() + ":" + tool.path()).orElse(""));
  }

  private static Path script(Path folder) {
    try (var script = YtDlpUpdate.class.getResourceAsStream("/tool/" + SCRIPT)) {
      var bytes = Objects.requireNonNull(script).readAllBytes();
      return Files.write(folder.resolve(SCRIPT), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean report(SupervisedTool.Ended ended) {
    var lines = ended.exit().lastErrors();
    if (ended.exit().isSuccess()) {
      lines.forEach(log::info);
    } else {
      lines.forEach(log::warn);
    }
    return ended.exit().isSuccess();
  }
}
