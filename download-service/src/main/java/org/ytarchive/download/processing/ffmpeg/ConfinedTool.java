package org.ytarchive.download.processing.ffmpeg;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.processing.FailedProcessing;
import org.ytarchive.download.processing.ProcessingSettings;
import org.ytarchive.download.tool.OutputReader;
import org.ytarchive.download.tool.SupervisedTool;
import org.ytarchive.download.tool.ToolCommand;
import org.ytarchive.download.tool.ToolExit;
import org.ytarchive.download.tool.ToolLimits;
import org.ytarchive.download.tool.ToolSettings;
import org.ytarchive.download.tool.Tools;

/** Runs ffmpeg and ffprobe on files that may have been made to do harm. */
@Singleton
class ConfinedTool {
  private static final int SHOWN = 5;

  private final SupervisedTool supervised;
  private final Tools tools;
  private final ToolSettings toolSettings;
  private final ProcessingSettings settings;

  ConfinedTool(
      SupervisedTool supervised,
      Tools tools,
      ToolSettings toolSettings,
      ProcessingSettings settings) {
    this.supervised = supervised;
    this.tools = tools;
    this.toolSettings = toolSettings;
    this.settings = settings;
  }

  String ffmpeg() {
    return tools.requireFfmpeg().path().toString();
  }

  String ffprobe() {
    return tools.requireFfprobe().path().toString();
  }

  SupervisedTool supervised() {
    return supervised;
  }

  /** Before each input: pictures that would take all memory are not decoded. */
  List<String> smallPictures() {
    return List.of("-max_pixels", Long.toString(settings.maxPixels()));
  }

  /** The command under the limits of all processing. */
  ToolCommand limited(List<String> arguments, Path folder) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new ToolCommand(arguments, folder)
        .within(
            new ToolLimits(
                settings.timeout().multipliedBy(processors),
                settings.memory(),
                toolSettings.maxFileBytes()));
  }

  /** Writes a command for the folder it will run in. */
  interface InFolder {
    List<String> arguments(Path folder);
  }

  /**
   * Runs a program to its end in a folder of its own that is gone afterwards.
   *
   * @param reading sees how it ended, whatever its exit was
   */
  <T> T run(InFolder command, OutputReader out, Duration limit, SupervisedTool.Reading<T> reading)
      throws FailedProcessing, InterruptedException {
    try {
      return supervised.runCommand(
          folder -> limited(command.arguments(folder), folder), out, limit, reading);
    } catch (TimeoutException e) {
      throw FailedProcessing.of( // the machine may be busy: that is no fault of the video
          ErrorCode.SERVICE_UNAVAILABLE,
          FailureClass.LATER,
          "looking into it took longer than " + limit,
          Map.of());
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.SERVICE_UNAVAILABLE, "ffmpeg cannot be run: " + e, Map.of(), e);
    }
  }

  /** What it means that ffmpeg ended with an error. */
  static FailedProcessing explain(ToolExit exit) {
    var last = exit.lastErrors().reversed().stream().limit(SHOWN).toList().reversed();
    var details = Map.<String, Object>of("exit_code", exit.code(), "last_lines", last);
    var said = String.join("\n", exit.lastErrors());
    if (said.contains("No space left on device")) {
      return FailedProcessing.of(
          ErrorCode.DISK_FULL, FailureClass.DISK_FULL, "no space left", details);
    }
    return FailedProcessing.of(
        ErrorCode.PROCESSING_FAILED, kind(exit.code()), message(exit.code(), said), details);
  }

  /** A signal that is none of our limits came from outside: from the machine, not the video. */
  private static FailureClass kind(int code) {
    boolean killed = code == 128 + 9 || code == 128 + 15;
    boolean busy = code == ToolExit.FOLDER_IN_USE; // a run that lost its lease still works in it
    return killed || busy ? FailureClass.LATER : FailureClass.NEVER;
  }

  private static String message(int code, String said) {
    return switch (code) {
      case ToolLimits.OUT_OF_CPU -> "it took more processor time than one video may";
      case ToolExit.FOLDER_IN_USE -> "another tool still works in its folder";
      case ToolLimits.FILE_TOO_LARGE -> "the result would be larger than MAX_FILE_SIZE";
      default ->
          said.contains("Cannot allocate memory")
              ? "it took more memory than one video may"
              : "ffmpeg could make nothing of the video";
    };
  }
}
