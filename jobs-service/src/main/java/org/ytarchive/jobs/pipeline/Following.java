package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.FailureClass;

/** Stays on the line to some work at Download until it has ended; asks when the line breaks. */
@Singleton
class Following {
  private static final Logger log = LoggerFactory.getLogger(Following.class);
  private static final String DOWNLOAD = "download";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final WorkEvents events;
  private final Patience patience;

  Following(WorkEvents events, Patience patience) {
    this.events = events;
    this.patience = patience;
  }

  /**
   * Some work at Download.
   *
   * @param path of its stream, such as {@code /captures/ID/events}
   * @param ask for its view now; empty when Download knows of no such work
   * @param isOver whether this is its last view
   */
  record Work<V>(
      String path, Class<V> type, Supplier<Optional<Envelope<V>>> ask, Predicate<V> isOver) {}

  /** Tells {@code listener} each view, {@code first} too; the last one comes back. */
  <V> V toTheEnd(Work<V> work, V first, WorkEvents.Listener<V> listener)
      throws InterruptedException {
    var line = new Line<>(listener, first);
    line.hear(first);
    for (var pause = FIRST_PAUSE; !work.isOver().test(line.last); pause = longer(pause)) {
      listen(work, line);
      if (!work.isOver().test(line.last)) {
        Thread.sleep(pause);
        line.hear(patience.ask(DOWNLOAD, () -> known(work.ask().get())));
      }
    }
    return line.last;
  }

  private <V> void listen(Work<V> work, Line<V> line) throws InterruptedException {
    try {
      events.follow(work.path(), work.type(), line);
    } catch (IOException broken) {
      log.info("the line to {} broke: {}", work.path(), broken.toString());
    }
  }

  private static <V> V known(Optional<Envelope<V>> answer) {
    if (answer.isEmpty()) {
      throw new StepFailed(
          ErrorCode.COORDINATION_ERROR,
          "the download service has forgotten this work",
          FailureClass.LATER);
    }
    return answer.get().data();
  }

  /** What was heard last, whether told or asked for. */
  private static final class Line<V> implements WorkEvents.Listener<V> {
    private final WorkEvents.Listener<V> listener;
    private V last;

    private Line(WorkEvents.Listener<V> listener, V first) {
      this.listener = listener;
      this.last = first;
    }

    @Override
    public void hear(V view) throws InterruptedException {
      last = view;
      listener.hear(view);
    }
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
