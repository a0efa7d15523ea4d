import java.nio.file.Path;
import org.ytarchive.client.YTArchiveClient;

/** Archives a video, tells how far it is, and saves the file. */
class ArchiveVideo {

  /** The address of the jobs service, a video, and the file to save it in. */
  public static void main(String[] args) {
    try (var client = YTArchiveClient.of(args[0])) {
      var job = client.jobs().createDownloadJob(args[1], "720p");

      var done =
          client
              .jobs()
              .awaitCompletion(
                  job.getJobId(),
                  event -> System.out.println(event.getPhase() + " " + event.getProgress() + "%"));

      var video = client.storage().getVideo(done.getVideoId());
      System.out.println("Archived: " + video.getTitle());

      var sha256 = client.storage().file(done.getVideoId()).saveTo(Path.of(args[2]));
      System.out.println("SHA-256: " + sha256);
    }
  }
}
