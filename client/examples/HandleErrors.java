import java.time.Duration;
import org.ytarchive.client.InvalidRequestException;
import org.ytarchive.client.JobNotCompletedException;
import org.ytarchive.client.NotFoundException;
import org.ytarchive.client.RateLimitedException;
import org.ytarchive.client.UnreachableException;
import org.ytarchive.client.YTArchiveClient;
import org.ytarchive.client.YTArchiveException;

/** What can go wrong, and what a program can do about it. */
class HandleErrors {

  /** The address of the jobs service, and a video that is perhaps not to be had. */
  public static void main(String[] args) {
    var builder =
        YTArchiveClient.builder(args[0])
            .requestTimeout(Duration.ofSeconds(20))
            .retries(5);
    try (var client = builder.build()) {
      var job = client.jobs().createDownloadJob(args[1], null);
      client.jobs().awaitCompletion(job.getJobId(), event -> {}, Duration.ofMinutes(30));
      System.out.println("archived");
    } catch (JobNotCompletedException e) {
      System.out.println("not archived: " + e.code()); // VIDEO_NOT_FOUND, DISK_FULL, …
    } catch (InvalidRequestException e) {
      System.out.println("no such thing can be asked: " + e.code() + " " + e.details());
    } catch (NotFoundException e) {
      System.out.println("gone: " + e.code());
    } catch (RateLimitedException e) {
      System.out.println("later: " + e.retryAfter().orElse(Duration.ofMinutes(1)));
    } catch (UnreachableException e) {
      System.out.println("nobody there: " + e.getMessage());
    } catch (YTArchiveException e) { // whatever a newer service may answer
      System.out.println(e.code() + " " + e.status() + ", see the log for " + e.requestId());
    }
  }
}
