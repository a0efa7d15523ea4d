package org.ytarchive.client;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.ytarchive.client.generated.ApiClient;

/**
 * One thing as it is, and then after each change, to its end. A new connection begins with how it
 * is by then, so there is nothing to be resumed.
 */
final class StateStory<T> implements EventSubscription.Story {
  private static final String NOT_THE_END = "progress";

  private final Class<T> type;
  private final Consumer<T> listener;

  StateStory(Class<T> type, Consumer<T> listener) {
    this.type = type;
    this.listener = listener;
  }

  /**
   * @param collection of such things, {@code /download}
   */
  static <T> Subscription of(
      Remote<?> service, String collection, String id, Class<T> type, Consumer<T> listener) {
    var path = collection + "/" + ApiClient.urlEncode(id) + "/events";
    return EventSubscription.to(service, path, new StateStory<>(type, listener));
  }

  @Override
  public HttpRequest.Builder resumed(HttpRequest.Builder request) {
    return request;
  }

  @Override
  public EventSubscription.Next hear(SseParser.Event said) {
    listener.accept(Json.read(said.data().getBytes(StandardCharsets.UTF_8), type));
    return said.name().equals(NOT_THE_END)
        ? EventSubscription.Next.GO_ON
        : EventSubscription.Next.END;
  }
}
