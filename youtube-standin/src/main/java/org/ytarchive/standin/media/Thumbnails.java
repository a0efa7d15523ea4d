package org.ytarchive.standin.media;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.ytarchive.standin.http.Response;

/** {@code i.ytimg.com}: the test picture in YouTube's sizes, as JPEG and WebP. */
public final class Thumbnails {
  private static final Pattern PATH =
      Pattern.compile("/vi(?:_webp)?/[A-Za-z0-9_-]{11}/([a-z0-9]+)\\.(jpg|webp)");

  private record Size(int width, int height) {}

  private static final Map<String, Size> SIZES =
      Map.of(
          "maxresdefault", new Size(1280, 720),
          "hq720", new Size(1280, 720),
          "sddefault", new Size(640, 480),
          "hqdefault", new Size(480, 360),
          "0", new Size(480, 360),
          "mqdefault", new Size(320, 180),
          "default", new Size(120, 90));

  private final MediaLibrary library;

  public Thumbnails(MediaLibrary library) {
    this.library = library;
  }

  public Response answer(String path) throws IOException {
    var matcher = PATH.matcher(path);
    var size = matcher.matches() ? SIZES.get(matcher.group(1)) : null;
    if (size == null) {
      return Response.notFound();
    }
    var ending = matcher.group(2);
    var picture = library.still(size.width, size.height, ending);
    return Response.bytes(200, ending.equals("jpg") ? "image/jpeg" : "image/webp", picture);
  }
}
