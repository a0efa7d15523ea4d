import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.ytarchive.client.JobQuery;
import org.ytarchive.client.YTArchiveClient;

/** Asks for several videos at once without waiting for any, and looks through all jobs. */
class FollowJobs {

  /** The address of the jobs service, and videos. */
  public static void main(String[] args) {
    try (var client = YTArchiveClient.of(args[0])) {
      var jobs = client.jobs().async();
      var all =
          Stream.of(args)
              .skip(1)
              .map(video -> jobs.createDownloadJob(video, "best"))
              .map(
                  created ->
                      created.thenCompose(job -> jobs.awaitCompletion(job.getJobId(), event -> {})))
              .map(done -> done.thenAccept(job -> System.out.println("done: " + job.getVideoId())))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(all).join();

      client
          .jobs()
          .streamJobs(JobQuery.all().status("completed").limit(100))
          .forEach(job -> System.out.println(job.getJobId() + " " + job.getTitle()));
    }
  }
}
