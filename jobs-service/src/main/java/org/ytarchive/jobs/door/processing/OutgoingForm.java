package org.ytarchive.jobs.door.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.UUID;

/** The form Storage takes a file in: what stands before and behind the file's bytes. */
final class OutgoingForm {
  private final String boundary = "ytarchive-" + UUID.randomUUID();
  private final String subject;
  private final String fileName;

  OutgoingForm(String subject, String fileName) {
    this.subject = subject;
    this.fileName = fileName;
  }

  String type() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] before() {
    var name = URLEncoder.encode(fileName, UTF_8).replace("+", "%20").replace("*", "%2A");
    return (field("video_id", subject)
            + field("kind", "upload")
            + part("name=\"file\"; filename*=UTF-8''" + name))
        .getBytes(UTF_8);
  }

  byte[] behind() {
    return ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
  }

  private String field(String name, String value) {
    return part("name=\"" + name + "\"") + value + "\r\n";
  }

  private String part(String disposition) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
  }
}
