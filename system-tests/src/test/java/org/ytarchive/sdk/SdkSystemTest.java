package org.ytarchive.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.client.AccessDeniedException;
import org.ytarchive.client.ConflictException;
import org.ytarchive.client.InvalidRequestException;
import org.ytarchive.client.JobNotCompletedException;
import org.ytarchive.client.JobQuery;
import org.ytarchive.client.NotFoundException;
import org.ytarchive.client.Upload;
import org.ytarchive.client.VideoQuery;
import org.ytarchive.client.YTArchiveClient;
import org.ytarchive.client.model.JobEventView;
import org.ytarchive.client.model.JobView;
import org.ytarchive.client.model.NewWorkPlan;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInPlaylist;
import org.ytarchive.system.Archived;
import org.ytarchive.system.NpmClients;
import org.ytarchive.system.Service;
import org.ytarchive.system.StackProcess;
import org.ytarchive.system.TestYouTube;

/** The Java client against the product, with a token as on a machine that others reach. */
class SdkSystemTest {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String ORDINARY = "ordinary720";
  private static final String TRICKLING = "trickling00";
  private static final String TOKEN = "a-token-of-thirty-two-characters-";
  private static final String PLAYLIST = "PLsdksdksdksdksdksdksdksdksdksdk01";

  private static final Map<String, String> SHOWN = Map.of("YTARCHIVE_TOKEN", TOKEN);

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static YTArchiveClient client;
  private static JobView archived;

  @BeforeAll
  static void start() throws IOException {
    var catalogue =
        StandInCatalogue.demo().put(video(TRICKLING).bytes(3_000_000).heights(360, 720).build());
    var channel = catalogue.find(ORDINARY).orElseThrow().channel();
    catalogue.put(new StandInPlaylist(PLAYLIST, "Two", channel, List.of(ORDINARY, "shortShort0")));
    youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
    var tokens = Files.writeString(folder.resolve("tokens"), TOKEN + "\n");
    var settings = Map.of("API_TOKENS_FILE", tokens.toString());
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(settings));
    client = YTArchiveClient.builder(url()).token(TOKEN).build();
    var job = client.jobs().createDownloadJob(ORDINARY, null);
    archived = client.jobs().awaitCompletion(job.getJobId(), event -> {}, LIMIT);
  }

  private static String url() {
    return "http://127.0.0.1:" + stack.port(Service.JOBS);
  }

  @AfterEach
  void letGo() {
    youTube.standIn().knobs().reset();
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack;
        var c = client) {
      assertThat(s.isAlive()).isTrue();
      assertThat(c.jobs().getHealth().getStatus()).isEqualTo("healthy");
      assertThat(y.standIn().traffic().refusedHosts()).isEmpty();
    }
  }

  @Test
  void archive_savesTheVeryFile() throws IOException {
    var file = client.storage().file(ORDINARY);
    var target = folder.resolve("saved.mp4");
    var out = new ByteArrayOutputStream();

    assertThat(file.saveTo(target)).isEqualTo(archived.getSha256());
    assertThat(file.copyTo(out)).isEqualTo(archived.getSha256());
    assertThat(target).hasBinaryContent(out.toByteArray()).hasSize(out.size());
    try (var part = file.open(1000, 100)) {
      assertThat(part.readAllBytes()).isEqualTo(Arrays.copyOfRange(out.toByteArray(), 1000, 1100));
    }
    assertThatThrownBy(() -> file.open(out.size(), 1)).isInstanceOf(InvalidRequestException.class);
    assertThat(client.storage().getVideo(ORDINARY).getSha256()).isEqualTo(archived.getSha256());
    assertThat(client.storage().thumbnail(ORDINARY).saveTo(folder.resolve("t"))).hasSize(64);
  }

  @Test
  void metadata_isAskedWhereItIs() {
    assertThat(client.metadata().getVideoMetadata(ORDINARY, false).getTitle())
        .isEqualTo("An ordinary video");
    assertThat(client.downloads().getFormats(ORDINARY).getFormats()).isNotEmpty();
    assertThat(client.metadata().getReadiness().getStatus()).isEqualTo("ready");
  }

  @Test
  void token_isAskedFor() {
    try (var stranger = YTArchiveClient.builder(url()).token(null).build()) {
      assertThatThrownBy(() -> stranger.jobs().getJob(archived.getJobId()))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  /** The same for a person: the page is there without a token, and sends the one it is given. */
  @Test
  void interactivePage_sendsTheTokenItIsGiven() {
    var page = URI.create(url() + "/docs/jobs");

    assertThat(NpmClients.tryOut(page, folder.resolve("b1"), "jobs", "listJobs"))
        .isEqualTo("answered 401");
    assertThat(NpmClients.tryOut(page, folder.resolve("b2"), "jobs", "listJobs", TOKEN))
        .isEqualTo("answered 200");
  }

  @Test
  void errors_areTyped() {
    var jobs = client.jobs();
    var unknown = "job_" + "a".repeat(26);

    assertThat(catchThrowableOfType(NotFoundException.class, () -> jobs.getJob(unknown)).code())
        .isEqualTo("JOB_NOT_FOUND");
    assertThat(
            catchThrowableOfType(ConflictException.class, () -> jobs.cancelJob(archived.getJobId()))
                .code())
        .isEqualTo("JOB_FINISHED");
    var refused =
        catchThrowableOfType(
            InvalidRequestException.class, () -> jobs.createDownloadJob("nonsense", null));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.requestId()).isNotBlank();
    var lost = jobs.createDownloadJob("privateVid0", null).getJobId();
    assertThat(
            catchThrowableOfType(
                    JobNotCompletedException.class,
                    () -> jobs.awaitCompletion(lost, e -> {}, LIMIT))
                .code())
        .isEqualTo("VIDEO_NOT_FOUND");
  }

  @Test
  void playlist_isFollowedAndLookedThrough() {
    var list = client.jobs().createDownloadJob(PLAYLIST, null);
    var done = client.jobs().awaitCompletion(list.getJobId(), event -> {}, LIMIT);

    var pages = JobQuery.all().limit(1);
    assertThat(client.jobs().streamChildJobs(done.getJobId(), pages))
        .extracting(child -> child.getVideoId())
        .containsExactly(ORDINARY, "shortShort0");
    assertThat(client.jobs().streamJobs(pages.status("completed")))
        .extracting(job -> job.getJobId())
        .contains(done.getJobId(), archived.getJobId());
    assertThat(client.storage().streamVideos(VideoQuery.all().ascendingBy("title").limit(1)))
        .extracting(kept -> kept.getVideoId())
        .contains(ORDINARY, "shortShort0");
    assertThat(client.storage().streamSearch("ordinary"))
        .extracting(found -> found.getVideoId())
        .contains(ORDINARY);
  }

  /** The same under the same key is taken in once; the file comes back as it went. */
  @Test
  void upload_comesBackAsItWent() throws IOException {
    var file = folder.resolve("own.mp4");
    client.storage().file(ORDINARY).saveTo(file);
    Files.write(file, new byte[100_000], StandardOpenOption.APPEND);
    var upload = Upload.of(file).metadata(Map.of("title", "Mine, with Ä")).idempotencyKey("once");

    var kept = client.storage().saveVideo(upload);

    assertThat(client.storage().saveVideo(upload).getVideoId()).isEqualTo(kept.getVideoId());
    assertThat(kept.getTitle()).isEqualTo("Mine, with Ä");
    var back = folder.resolve("back.mp4");
    assertThat(client.storage().file(kept.getVideoId()).saveTo(back)).isEqualTo(kept.getSha256());
    assertThat(back).hasSameBinaryContentAs(file);
    assertThat(client.storage().deleteVideo(kept.getVideoId()).getBytes()).isPositive();
    assertThatThrownBy(() -> client.storage().getVideo(kept.getVideoId()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void workPlans_areKept() {
    var plan =
        client
            .storage()
            .createWorkPlan(new NewWorkPlan().videoIds(List.of(ORDINARY)).reason("by_hand"));

    assertThat(client.storage().streamWorkPlans("pending"))
        .extracting(found -> found.getId())
        .contains(plan.getId());
    assertThat(client.storage().deleteWorkPlan(plan.getId()).getId()).isEqualTo(plan.getId());
  }

  /** The whole stack is killed while somebody listens: nothing is missed, nothing told twice. */
  @Test
  void events_outliveAKilledStack() throws Exception {
    var heard = new CopyOnWriteArrayList<JobEventView>();
    youTube.standIn().knobs().throttle(TRICKLING, 300_000);
    var job = client.jobs().createDownloadJob(TRICKLING, null).getJobId();
    var completion = client.jobs().async().awaitCompletion(job, heard::add);
    await()
        .atMost(LIMIT)
        .until(() -> heard.stream().anyMatch(event -> event.getDownloadedBytes() > 0));

    stack.kill();
    stack.restart();
    youTube.standIn().knobs().reset();

    assertThat(completion.get(LIMIT.toSeconds(), TimeUnit.SECONDS).getSha256()).hasSize(64);
    var numbers = heard.stream().map(JobEventView::getSeq).filter(n -> n != null).toList();
    assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    assertThat(heard.getLast().getEvent()).isEqualTo("job_completed");
  }

  @Test
  void allJobs_canBeListenedTo() {
    var heard = new CopyOnWriteArrayList<String>();
    try (var subscription = client.jobs().subscribe(event -> heard.add(event.getJobId()))) {
      var asked = new HashSet<String>();
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> { // the socket takes a moment; each job tells of itself
                asked.add(client.jobs().createDownloadJob("privateVid0", null).getJobId());
                return asked.stream().anyMatch(heard::contains);
              });
      assertThat(subscription.ended()).isNotDone();
    }
  }

  /** Each of them as it lies there, in a JVM that has the client and nothing else of ours. */
  @ParameterizedTest
  @ValueSource(strings = {"ArchiveVideo", "UploadVideo", "HandleErrors", "FollowJobs"})
  void example_runs(String name) throws Exception {
    var saved = folder.resolve("example.mp4");
    var arguments =
        switch (name) {
          case "ArchiveVideo" -> List.of(ORDINARY, saved.toString());
          case "UploadVideo" -> List.of(saved(), "A title of mine");
          case "HandleErrors" -> List.of("privateVid0");
          default -> List.of("shortShort0", ORDINARY);
        };

    var said = Program.example(name).run(url(), arguments, SHOWN);

    assertThat(said)
        .contains(
            switch (name) {
              case "ArchiveVideo" -> "SHA-256: " + hash(saved);
              case "UploadVideo" -> "Found: A title of mine";
              case "HandleErrors" -> "not archived: VIDEO_NOT_FOUND";
              default -> "done: shortShort0";
            });
  }

  private static String saved() {
    var file = folder.resolve("to-upload.mp4");
    client.storage().file(ORDINARY).saveTo(file);
    return file.toString();
  }

  /** Somebody who has Maven, an empty folder, and the address where the client is published. */
  @Test
  void stranger_buildsAndArchives() throws Exception {
    var project = StrangersProject.in(folder.resolve("stranger"));
    project.build();
    var target = folder.resolve("strangers.mp4");

    var said = project.run(url(), List.of(ORDINARY, target.toString()), SHOWN);

    assertThat(said).contains(archived.getSha256());
    assertThat(hash(target)).isEqualTo(archived.getSha256());
  }

  private static String hash(Path file) {
    return Archived.sha256(file);
  }
}
