package org.ytarchive.download.work;

import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Rows of one kind as server-sent events: a row's view at once and on each change, named {@code
 * progress}, until it is over; the last event has its status' word for a name. Every view is whole,
 * so who reads slowly gets the latest and misses nothing that counts.
 *
 * @param <T> what is read from a row
 */
public final class RowEvents<T> {
  private final JsonMapper json;
  private final Function<T, ?> view;
  private final Function<T, String> status;
  private final Predicate<T> isFinal;

  /**
   * @param view what is sent of a row, as JSON
   * @param status the word for its state
   * @param isFinal after such a one nothing comes
   */
  public RowEvents(
      JsonMapper json, Function<T, ?> view, Function<T, String> status, Predicate<T> isFinal) {
    this.json = json;
    this.view = view;
    this.status = status;
    this.isFinal = isFinal;
  }

  /**
   * The events of one row, for each who subscribes.
   *
   * @param first is sent at once
   * @param listen has the follower told of changes, until the answer is run
   */
  public Publisher<Event<String>> of(
      T first, Supplier<T> read, Function<RowFollower<T>, Runnable> listen) {
    return Flux.create(
        sink -> follow(new RowFollower<>(first, read, isFinal, new Wire(sink)), listen, sink),
        FluxSink.OverflowStrategy.LATEST);
  }

  private void follow(
      RowFollower<T> follower,
      Function<RowFollower<T>, Runnable> listen,
      FluxSink<Event<String>> sink) {
    var stopListening = listen.apply(follower);
    sink.onDispose(
        () -> {
          stopListening.run();
          follower.close();
        });
    Thread.ofVirtual().name("row-events").start(follower);
  }

  /** Writes what the follower sees. */
  private final class Wire implements RowFollower.Sight<T> {
    private final FluxSink<Event<String>> sink;

    Wire(FluxSink<Event<String>> sink) {
      this.sink = sink;
    }

    @Override
    public void saw(T row) {
      sink.next(Event.of(text(row)).name(isFinal.test(row) ? status.apply(row) : "progress"));
    }

    /** A comment alone: readers skip it, and a broken connection shows. */
    @Override
    public void nothingNew() {
      sink.next(Event.of("").comment("still here"));
    }

    @Override
    public void over() {
      sink.complete();
    }
  }

  private String text(T row) {
    try {
      return json.writeValueAsString(view.apply(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
