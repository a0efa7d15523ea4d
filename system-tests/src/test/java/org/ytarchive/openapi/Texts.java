package org.ytarchive.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is answered as text: pages, and streams of events. */
final class Texts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Filling filling;

  Texts(Filling filling) {
    this.filling = filling;
  }

  Optional<String> of(String operation) {
    return Optional.ofNullable(Bodies.text(operation))
        .map(listed -> listed instanceof Map<?, ?> stream ? stream(Node.map(stream)) : listed)
        .map(String::valueOf);
  }

  private String stream(Map<String, Object> stream) {
    var schema = Node.reference("schemas", String.valueOf(stream.get("of"))).map();
    var events = stream.get("events") instanceof List<?> list ? list : List.of();
    return events.stream()
        .map(event -> said(schema, Node.map(event)))
        .collect(Collectors.joining("\n"));
  }

  private String said(Map<String, Object> schema, Map<String, Object> event) {
    var id = event.containsKey("id") ? "id: " + event.get("id") + "\n" : "";
    var data = filling.complete(schema, event.get("data"));
    try {
      return id
          + "event: "
          + event.get("event")
          + "\ndata: "
          + JSON.writeValueAsString(data)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
