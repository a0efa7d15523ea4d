package org.ytarchive.common.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Writes {@code multipart/form-data}, well or badly. */
public final class Form {
  public static final String BOUNDARY = "----form7MA4YWxkTrZu0gW";
  public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public static Form form() {
    return new Form();
  }

  public Form field(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(UTF_8));
  }

  public Form file(byte[] content) {
    return file("holiday.mp4", content);
  }

  public Form file(String fileName, byte[] content) {
    return part(
        "Content-Disposition: form-data; name=\"file\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: video/mp4",
        content);
  }

  /** With whatever headers. */
  public Form part(String headers, byte[] content) {
    return raw("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").raw(content).raw("\r\n");
  }

  public Form raw(String text) {
    return raw(text.getBytes(UTF_8));
  }

  public Form raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** What there is, without an end. */
  public byte[] open() {
    return bytes.toByteArray();
  }

  public byte[] end() {
    return raw("--" + BOUNDARY + "--\r\n").open();
  }

  /** So many bytes that begin like an MP4 file and go on at random. */
  public static byte[] mp4(int length, int seed) {
    var content = new byte[length];
    new Random(seed).nextBytes(content);
    var head = "\0\0\0\u0018ftypisom\0\0\2\0isomiso2".getBytes(ISO_8859_1);
    System.arraycopy(head, 0, content, 0, head.length);
    return content;
  }
}
