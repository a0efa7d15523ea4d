package org.ytarchive.download.ytdlp;

import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * An info.json as it may be kept and shown: what it says about the video, and nothing about who
 * fetched it. Named fields alone are taken over, since every new yt-dlp may bring new ones: away
 * are cookies and headers, signed addresses of media and captions with the operator's IP address in
 * them, and local paths.
 */
final class CleanInfo {
  private CleanInfo() {}

  static JsonNode of(JsonNode raw) {
    var clean = new LinkedHashMap<String, JsonNode>();
    for (var field : raw.entries()) {
      var name = field.getKey();
      var value = field.getValue();
      if (InfoFields.VIDEO.contains(name)) {
        clean.put(name, value);
      } else if (InfoFields.LISTS.containsKey(name) && value.isArray()) {
        clean.put(name, list(value, InfoFields.LISTS.getOrDefault(name, Set.of())));
      } else if (InfoFields.BY_LANGUAGE.contains(name) && value.isObject()) {
        clean.put(name, byLanguage(value));
      }
    }
    return JsonNode.createObjectNode(clean);
  }

  private static JsonNode byLanguage(JsonNode languages) {
    var clean = new LinkedHashMap<String, JsonNode>();
    for (var language : languages.entries()) {
      if (language.getValue().isArray()) {
        clean.put(language.getKey(), list(language.getValue(), InfoFields.SUBTITLES));
      }
    }
    return JsonNode.createObjectNode(clean);
  }

  private static JsonNode list(JsonNode list, Set<String> names) {
    return JsonNode.createArrayNode(
        StreamSupport.stream(list.values().spliterator(), false)
            .filter(JsonNode::isObject)
            .map(object -> object(object, names))
            .toList());
  }

  private static JsonNode object(JsonNode object, Set<String> names) {
    var clean = new LinkedHashMap<String, JsonNode>();
    for (var field : object.entries()) {
      if (names.contains(field.getKey())) {
        clean.put(field.getKey(), field.getValue());
      }
    }
    return JsonNode.createObjectNode(clean);
  }
}
