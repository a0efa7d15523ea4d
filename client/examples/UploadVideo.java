import java.nio.file.Path;
import java.util.Map;
import org.ytarchive.client.Upload;
import org.ytarchive.client.YTArchiveClient;

/** Gives YTArchive a video of one's own, and finds it again. */
class UploadVideo {

  /** The address of the jobs service, a video file, and its title. */
  public static void main(String[] args) {
    try (var client = YTArchiveClient.of(args[0])) {
      var upload = Upload.of(Path.of(args[1])).metadata(Map.of("title", args[2]));
      var kept = client.storage().saveVideo(upload);
      System.out.println("Kept as " + kept.getVideoId());

      client
          .storage()
          .streamSearch(args[2])
          .limit(10)
          .forEach(found -> System.out.println("Found: " + found.getTitle()));
    }
  }
}
