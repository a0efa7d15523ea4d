package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ytarchive.client.model.DownloadView;

/** A job's events over connections that are none too good. */
class JobSubscriptionTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private Double service = Double.answering(Double.html(500));

  @AfterEach
  void stop() {
    over.countDown();
    service.close();
  }

  @Test
  void events_areHeardInOrderToTheEnd() throws Exception {
    answer(events(event(10, 1, "job_queued"), progress(), event(12, 2, "job_completed")));

    follow().ended().get(20, TimeUnit.SECONDS);

    assertThat(heard).containsExactly("job_queued", "download_progress", "job_completed");
    assertThat(service.asked().get(0).header("Accept")).isEqualTo("text/event-stream");
    assertThat(service.asked().get(0).header("Last-event-id")).isEmpty();
  }

  /** The service was restarted meanwhile; it sends again what it is not sure of. */
  @Test
  void events_areHeardOnceEachWhenTheConnectionBreaks() throws Exception {
    answer(
        brokenEvents(event(10, 1, "job_queued"), event(11, 2, "job_started")),
        Double.html(502),
        Double.hangUp(),
        brokenEvents(
            event(11, 2, "job_started"), event(14, 3, "job_phase"), "id: 15\nevent: job_co"),
        events(event(15, 4, "job_completed")));

    follow().ended().get(20, TimeUnit.SECONDS);

    assertThat(heard).containsExactly("job_queued", "job_started", "job_phase", "job_completed");
    assertThat(service.asked())
        .extracting(asked -> asked.header("Last-event-id"))
        .containsExactly("", "11", "11", "11", "14");
  }

  /** Something between is missing: it is asked for from where it was. */
  @Test
  void gap_isFilled() throws Exception {
    answer(
        openEvents(event(10, 1, "job_queued"), event(14, 4, "job_completed")),
        events(
            event(11, 2, "job_started"), event(12, 3, "job_phase"), event(14, 4, "job_completed")));

    follow().ended().get(20, TimeUnit.SECONDS);

    assertThat(heard).containsExactly("job_queued", "job_started", "job_phase", "job_completed");
    assertThat(service.asked().get(1).header("Last-event-id")).isEqualTo("10");
  }

  /** It is not to be had any more: what there is, is heard. */
  @Test
  void gap_thatStaysIsPassedOver() throws Exception {
    answer(events(event(10, 1, "job_queued"), event(14, 4, "job_completed")));

    follow().ended().get(20, TimeUnit.SECONDS);

    assertThat(heard).containsExactly("job_queued", "job_completed");
  }

  @Test
  void unknownEvent_isHandedOn() throws Exception {
    answer(
        events(
            "event: brand_new\ndata: {\"event\":\"brand_new\",\"job_id\":\"job_1\",\"more\":[1]}\n\n",
            ":\n\n",
            event(12, 1, "job_failed")));

    follow().ended().get(20, TimeUnit.SECONDS);

    assertThat(heard).containsExactly("brand_new", "job_failed");
  }

  @Test
  void job_thatIsNotThereEndsIt() {
    answer(Double.error(404, "JOB_NOT_FOUND"));

    assertThatThrownBy(() -> follow().ended().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void garbage_endsItWithAWord() {
    answer(events("data: {not json\n\n"));

    assertThat(catchThrowable(() -> follow().ended().join()))
        .hasCauseInstanceOf(UnexpectedAnswerException.class);
  }

  @Test
  void listener_thatThrowsEndsIt() {
    answer(openEvents(event(10, 1, "job_queued")));

    var subscription =
        follow(
            event -> {
              throw new IllegalStateException("mine");
            });

    assertThat(catchThrowable(() -> subscription.ended().join())).hasRootCauseMessage("mine");
  }

  @Test
  void close_endsIt() throws Exception {
    answer(openEvents(event(10, 1, "job_queued")));
    var first = new CountDownLatch(1);
    var subscription = follow(event -> first.countDown());
    assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();

    subscription.close();
    subscription.close();

    subscription.ended().get(20, TimeUnit.SECONDS);
  }

  /** A download's: how it is, each time; a new connection says how it is by then. */
  @Test
  void states_areHeardToTheEnd() throws Exception {
    answer(
        brokenEvents(state("progress", 10)),
        Double.html(502),
        events(state("progress", 60), state("completed", 100), state("progress", 0)));
    var progress = new CopyOnWriteArrayList<Integer>();

    follow(new StateStory<>(DownloadView.class, view -> progress.add(view.getProgress())))
        .ended()
        .get(20, TimeUnit.SECONDS);

    assertThat(progress).containsExactly(10, 60, 100);
  }

  private static String state(String event, int progress) {
    return "event: %s\ndata: {\"progress\":%d}\n\n".formatted(event, progress);
  }

  private EventSubscription follow() {
    return follow(event -> heard.add(event.getEvent()));
  }

  private EventSubscription follow(JobListener listener) {
    return follow(new JobStory(listener));
  }

  private EventSubscription follow(EventSubscription.Story story) {
    var http = new Http(service.options(null));
    var address = CompletableFuture.completedFuture(service.at("/jobs/job_1/events"));
    return new EventSubscription(http, () -> address, story).start();
  }

  private void answer(Double.Answer... answers) {
    service.close();
    service = Double.answering(answers);
  }

  private static String event(long id, long seq, String name) {
    return "id: %d\nevent: %s\ndata: {\"event\":\"%s\",\"id\":%d,\"seq\":%d,\"job_id\":\"job_1\"}\n\n"
        .formatted(id, name, name, id, seq);
  }

  private static String progress() {
    return "event: download_progress\ndata: {\"event\":\"download_progress\",\"progress\":5}\n\n";
  }

  private Double.Answer events(String... events) {
    return exchange -> write(exchange, events);
  }

  /** The connection breaks behind them. */
  private Double.Answer brokenEvents(String... events) {
    return exchange -> {
      write(exchange, events);
      throw new IOException("hung up");
    };
  }

  /** It stays open. */
  private Double.Answer openEvents(String... events) {
    return exchange -> {
      write(exchange, events);
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static void write(com.sun.net.httpserver.HttpExchange exchange, String... events)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    for (var event : events) {
      exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    }
  }
}
