package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ytarchive.standin.DebianYtDlp;

/** yt-dlp as a person runs it by hand: what our own downloads are held against. */
public final class YtDlp {
  private YtDlp() {}

  /** The version all system tests and benchmarks run, theirs and ours. */
  public static Path program() {
    return DebianYtDlp.newest().program();
  }

  /** Starts a plain download of the best mp4 into an empty folder. */
  public static Process start(TestYouTube youTube, String videoId, Path folder) {
    var command = new ArrayList<>(List.of(program().toString(), "--ignore-config", "--no-update"));
    command.addAll(youTube.ytDlpOptions());
    command.addAll(List.of("-f", "bv*+ba/b", "-S", "res,fps,vcodec:h264,acodec:m4a"));
    command.addAll(List.of("--merge-output-format", "mp4", "-o", "%(id)s.%(ext)s", "-P"));
    command.addAll(List.of(folder.toString(), "--", "https://www.youtube.com/watch?v=" + videoId));
    try {
      Files.createDirectories(folder);
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(folder.resolve("yt-dlp.log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs that download to its end and gives the file. */
  public static Path fetch(TestYouTube youTube, String videoId, Path folder)
      throws IOException, InterruptedException {
    int exit = start(youTube, videoId, folder).waitFor();
    if (exit != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("yt-dlp.log")));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(videoId + "."))
          .findFirst()
          .orElseThrow();
    }
  }
}
