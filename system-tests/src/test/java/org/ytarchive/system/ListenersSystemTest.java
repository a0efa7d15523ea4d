package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/**
 * Listeners of all kinds while jobs of all kinds run, cut off again and again: each is told how
 * every job of its ended, once on whichever connection, and after all else of that job; one that
 * reads nothing harms nobody. Full: 1,000 listeners and 100 jobs.
 */
class ListenersSystemTest {
  private static final Duration LIMIT = Duration.ofMinutes(Full.isOn() ? 15 : 3);
  private static final int LISTENERS = Full.isOn() ? 1_000 : 60;
  private static final int ROUNDS = Full.isOn() ? 10 : 1;
  private static final int CUTS = Full.isOn() ? 5 : 2;
  private static final int STOCK_CLIENTS = LISTENERS * 3 / 10;
  private static final int EVENT_SOCKETS = LISTENERS / 5;

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static CuttableLine line;

  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeAll
  static void start() {
    var catalogue = StandInCatalogue.of();
    for (int i = 0; i < 6 * ROUNDS; i++) {
      catalogue = catalogue.put(video(MixedWork.id(i)).heights(144).build());
    }
    youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
    var settings =
        Map.of(
            "SESSION_MAX_JOBS",
            "100",
            "SESSION_REQUESTS_PER_MINUTE",
            "0",
            "CAMERA_DEFAULT_DURATION",
            "1s",
            "UPLOADS_PER_MINUTE",
            "100");
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(settings));
    line = new CuttableLine(stack.port(Service.JOBS));
  }

  @AfterAll
  static void stop() throws IOException {
    try (var y = youTube;
        var s = stack;
        var l = line) {
      assertThat(s.isAlive()).isTrue();
    }
  }

  private <T extends AutoCloseable> T kept(T listener) {
    open.add(listener);
    return listener;
  }

  @Test
  void everyListener_isToldEveryEndOnce() throws Exception {
    var session = stack.jobs().post("/api/sessions/", "").json().path("session_uuid").asText();
    var stock = kept(SocketIoListeners.at(line.port(), "default", STOCK_CLIENTS));
    var plain = IntStream.range(0, EVENT_SOCKETS).mapToObj(i -> kept(events())).toList();
    try (var stuck = StuckListener.at(stack)) {
      stock.awaitConnected("websocket");
      var clients = clients();
      var work = new MixedWork(stack, session, folder, LIMIT);
      IntStream.range(0, ROUNDS).forEach(work::order);
      var others = others(session, work, clients);
      cutOften(work);
      awaitAll(work);
      await().atMost(LIMIT).untilAsserted(() -> others.forEach(Told::check));
      checkEvents(plain, work.all());
      checkStock(stock, work);
      assertThat(stuck.isClosed()).isFalse();
    } finally {
      for (var one : open) {
        one.close();
      }
    }
  }

  private static Listener events() {
    return Listener.at(stack, "/ws");
  }

  /** Those who hear of uploads, as documented: connected first. */
  private List<ReturningListener> clients() {
    var clients = new ArrayList<ReturningListener>();
    for (int i = 0; i < LISTENERS / 10; i++) {
      clients.add(kept(new ReturningListener(line.port(), "/ws/listener-" + i % ROUNDS)));
    }
    await()
        .atMost(LIMIT)
        .until(() -> clients.stream().allMatch(c -> c.heard(m -> m.contains("connected"))));
    return clients;
  }

  /** A tenth each of the listeners of sessions, cameras and uploads. */
  private List<Told> others(String session, MixedWork work, List<ReturningListener> clients) {
    var all = new ArrayList<Told>();
    var captures = work.captures();
    for (int i = 0; i < LISTENERS / 10; i++) {
      all.add(told("/ws?session=" + session, work.owned().stream().map(End::ofOwn).toList()));
      var camera = captures.get(i % captures.size());
      all.add(told("/ws/" + camera, List.of(new End(any -> true, "Collection completed"))));
      int upload = i % ROUNDS;
      all.add(
          new Told(
              "client " + i + " of upload " + upload,
              clients.get(i),
              End.ofProcessing(work.uploads().get(upload))));
    }
    return all;
  }

  private Told told(String path, List<End> ends) {
    return new Told(path, kept(new ReturningListener(line.port(), path)), ends);
  }

  private static void cutOften(MixedWork work) {
    for (int cut = 0; cut < CUTS; cut++) {
      int before = work.completed();
      await().atMost(LIMIT).until(() -> work.completed() > before || work.isDone());
      line.cut();
    }
  }

  private void awaitAll(MixedWork work) {
    var streams = new HashMap<String, ResumingStream>();
    var all = work.all();
    for (int i = 0; i < LISTENERS / 5; i++) {
      var job = all.get(i % all.size());
      streams.put(job + " " + i, kept(new ResumingStream(line.port(), job)));
    }
    assertThat(all).hasSizeGreaterThanOrEqualTo(10 * ROUNDS);
    var limit = new Jobs(stack);
    line.cut();
    all.forEach(job -> limit.awaitCompleted(job, LIMIT));
    line.cut();
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> streams.forEach(ListenersSystemTest::assertWholeStream));
  }

  private static void assertWholeStream(String job, ResumingStream stream) {
    assertThat(stream.events()).as(job).startsWith("job_queued").endsWith("job_completed");
    assertThat(stream.events()).as(job).containsOnlyOnce("job_completed");
  }

  private void checkEvents(List<Listener> plain, List<String> jobs) {
    await().atMost(LIMIT).until(() -> plain.stream().allMatch(one -> heardOf(one, jobs)));
    for (var listener : plain) {
      for (var job : jobs) {
        assertThat(listener.statesOf(job))
            .endsWith("job_completed")
            .containsOnlyOnce("job_completed");
      }
    }
  }

  private static boolean heardOf(Listener listener, List<String> jobs) {
    return jobs.stream().allMatch(job -> listener.statesOf(job).contains("job_completed"));
  }

  private void checkStock(SocketIoListeners stock, MixedWork work) {
    var expected = work.collections().stream().map(name -> name + " completed").toList();
    for (int client = 0; client < STOCK_CLIENTS; client++) {
      int who = client;
      await().atMost(LIMIT).until(() -> new HashSet<>(stock.finals(who)).containsAll(expected));
      assertThat(stock.finalsByConnection(who)).allMatch(ListenersSystemTest::hasNoneTwice);
    }
  }

  private static boolean hasNoneTwice(List<String> finals) {
    return new HashSet<>(finals).size() == finals.size();
  }
}
