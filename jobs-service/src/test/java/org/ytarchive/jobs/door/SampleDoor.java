package org.ytarchive.jobs.door;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.jobs.door.Door.Address;

/** Two doors with nothing behind them, to see what the base of all doors does. */
@Factory
@Requires(property = SampleDoor.PROPERTY)
class SampleDoor {
  static final String PROPERTY = "test.doors";

  @Singleton
  @Named("sample-detail")
  Door detail() {
    return new Door(
        "sample",
        "A <sample>",
        "sample.md",
        ErrorForm.DETAIL,
        List.of(
            new Address("GET", "/sample/{id}", "says it"),
            new Address("GET", "/sample/kept/{id}.mp4", "relays a file"),
            new Address("POST", "/sample/things", "takes a thing")));
  }

  @Singleton
  @Named("sample-error")
  Door error() {
    return new Door(
        "other",
        "Another",
        "other.md",
        ErrorForm.ERROR,
        List.of(new Address("GET", "/other", "refuses")));
  }

  @Controller
  @Requires(property = PROPERTY)
  @ExecuteOn(TaskExecutors.BLOCKING)
  static class Things {
    private final MediaRelay relay;

    Things(MediaRelay relay) {
      this.relay = relay;
    }

    @Get("/sample/{id}")
    Map<String, Object> say(String id) {
      return switch (id) {
        case "gone" -> throw new ArchiveException(ErrorCode.JOB_NOT_FOUND, "Job not found");
        case "odd" -> throw new Refusal(402, "Pay first");
        case "wrong" -> throw InvalidInput.refusal(InvalidInput.missing("header", "X-Thing"));
        default -> Map.of("id", id);
      };
    }

    @Get("/sample/kept/{id}.mp4")
    HttpResponse<?> file(HttpRequest<?> request, String id) {
      return relay.relay(request, "/storage/videos/" + id + "/file");
    }

    @Post("/sample/things")
    Map<String, Object> take(@Body Map<String, Object> thing) {
      return thing;
    }

    @Get("/other")
    Map<String, Object> other() {
      throw new ArchiveException(ErrorCode.JOB_NOT_FOUND, "Job not found");
    }
  }

  /** Speaks to those called {@code known}. */
  @Singleton
  @Requires(property = PROPERTY)
  static class Speaker implements Audience {

    @Override
    public Optional<Conversation> greet(Visitor visitor) {
      return visitor.id().filter(id -> id.startsWith("known")).map(Speech::new);
    }
  }

  private static final class Speech implements Conversation {
    private final String id;
    private boolean said;

    Speech(String id) {
      this.id = id;
    }

    @Override
    public List<String> next(long millis) {
      said = true;
      return List.of("hello " + id, "bye " + id);
    }

    @Override
    public boolean isOver() {
      return said;
    }

    @Override
    public void close() {}
  }
}
