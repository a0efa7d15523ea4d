package org.ytarchive.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;

/** A form whose file is read while it is sent. */
final class Multipart {
  private final String boundary = "ytarchive-" + UUID.randomUUID();

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher body(Map<String, String> fields, String fileName, BodyPublisher file) {
    var form = new StringBuilder();
    fields.forEach(
        (name, value) ->
            form.append(head("name=" + quoted(name), "")).append(value).append("\r\n"));
    form.append(
        head(
            "name=\"file\"; filename=" + quoted(fileName),
            "Content-Type: application/octet-stream\r\n"));
    return BodyPublishers.concat(
        BodyPublishers.ofString(form.toString()),
        file,
        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
  }

  private String head(String disposition, String more) {
    return "--"
        + boundary
        + "\r\nContent-Disposition: form-data; "
        + disposition
        + "\r\n"
        + more
        + "\r\n";
  }

  /** As browsers do. */
  private static String quoted(String name) {
    return '"' + name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22") + '"';
  }
}
