package demo;

import java.nio.file.Path;
import org.ytarchive.client.YTArchiveClient;

/** Somebody else's program: archives a video and fetches the file. */
public final class Stranger {

  private Stranger() {}

  /** The address of the jobs service, a video, and the file to save it in. */
  public static void main(String[] args) {
    try (var client = YTArchiveClient.of(args[0])) {
      var job = client.jobs().createDownloadJob(args[1], "best");
      var done = client.jobs().awaitCompletion(job.getJobId());
      var sha256 = client.storage().file(done.getVideoId()).saveTo(Path.of(args[2]));
      System.out.println(sha256);
    }
  }
}
