package org.ytarchive.download.tool;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ffmpeg as yt-dlp gets it. yt-dlp asks it at every start what it can do ({@code ffmpeg -bsfs}),
 * and loading ffmpeg's libraries for that costs as much as an eighth of a small download; so the
 * answer stands ready beside a script that leads everything else to the real program.
 */
@Singleton
final class AnsweredFfmpeg {
  private static final Logger LOG = LoggerFactory.getLogger(AnsweredFfmpeg.class);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String QUESTION = "-bsfs";
  private static final String PROGRAM = "rwx------";

  /** What the scripts were made for; an update of ffmpeg is seen by its file. */
  private record Source(Path ffmpeg, Path ffprobe, long modified, long size) {
    static Source of(Path ffmpeg, Path ffprobe) throws IOException {
      var file = ffmpeg.toRealPath();
      return new Source(
          ffmpeg, ffprobe, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
    }
  }

  private record Made(Source source, Path script) {}

  private final SupervisedTool supervised;
  private @Nullable Made made;

  AnsweredFfmpeg(SupervisedTool supervised) {
    this.supervised = supervised;
  }

  /** The same program under another path, or the program itself when it does not answer. */
  synchronized Tool of(Tool ffmpeg, Tool ffprobe) {
    try {
      var source = Source.of(ffmpeg.path(), ffprobe.path());
      var known = made;
      if (known == null || !known.source().equals(source) || !Files.exists(known.script())) {
        known = new Made(source, make(source));
        made = known;
      }
      return new Tool(ffmpeg.name(), known.script(), ffmpeg.version());
    } catch (IOException | TimeoutException e) {
      LOG.warn("{} is asked by yt-dlp itself: {}", ffmpeg.path(), e.toString());
      return ffmpeg;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ffmpeg;
    }
  }

  /** Several processes of ours may do this at once: each file is put in place whole. */
  private Path make(Source source) throws IOException, InterruptedException, TimeoutException {
    var answer = ask(source.ffmpeg());
    var folder =
        Files.createDirectories(supervised.answers(Integer.toHexString(source.hashCode())));
    var ready = folder.resolve("ffmpeg.answer");
    put(ready, answer);
    put(folder.resolve("ffprobe"), "#!/bin/sh\nexec " + quoted(source.ffprobe()) + " \"$@\"\n");
    var script = folder.resolve("ffmpeg");
    put(script, script(source.ffmpeg(), ready));
    return script;
  }

  private static String script(Path ffmpeg, Path answer) {
    return """
        #!/bin/sh
        [ "$*" = %s ] && exec cat %s
        exec %s "$@"
        """
        .formatted(QUESTION, quoted(answer), quoted(ffmpeg));
  }

  private String ask(Path ffmpeg) throws IOException, InterruptedException, TimeoutException {
    return supervised.runInScratch(
        folder -> List.of("/bin/sh", "-c", "exec \"$0\" " + QUESTION + " 2>&1", ffmpeg.toString()),
        LIMIT,
        ended -> {
          if (!ended.exit().isSuccess()) {
            throw new IOException(ffmpeg + " " + QUESTION + " failed");
          }
          return String.join("\n", ended.output()) + "\n";
        });
  }

  private static void put(Path file, String text) throws IOException {
    var draft =
        Files.createTempFile(
            file.getParent(),
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PROGRAM)));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}
