package org.ytarchive.standalone.cli;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.concurrent.Callable;
import org.ytarchive.client.model.NewJob;
import org.ytarchive.standalone.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./ytarchive archive}. */
@Command(
    name = "archive",
    description = "Archives videos, playlists and channels and shows how far they are.")
final class ArchiveCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "URL|ID",
      description = "Addresses or ids of videos, playlists and channels; @handles.")
  private List<String> videos = List.of();

  @Option(names = "--quality", description = "best (default), worst, audio or a height: 720p.")
  @Nullable
  private String quality;

  @Option(names = "--audio", description = "Keep only the sound.")
  private boolean audio;

  @Option(names = "--output", description = "A folder under the downloads.")
  @Nullable
  private String output;

  @Override
  public Integer call() throws InterruptedException {
    var run = new ArchiveRun(Terminal.ofThisProcess(), Main.settings());
    var result = run.run(videos.stream().distinct().map(this::wish).toList());
    return (result.failures() == 0 ? ExitCode.DONE : ExitCode.FAILED).code();
  }

  /** The jobs service reads ids and addresses alike. */
  private NewJob wish(String video) {
    return new NewJob().url(video).quality(quality).outputPath(output).audio(audio ? true : null);
  }
}
