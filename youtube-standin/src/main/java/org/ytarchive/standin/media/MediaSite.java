package org.ytarchive.standin.media;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ytarchive.standin.catalogue.MediaFault;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInVideo;
import org.ytarchive.standin.http.Request;
import org.ytarchive.standin.http.Response;
import org.ytarchive.standin.traffic.Knobs;
import org.ytarchive.standin.traffic.Traffic;

/** {@code *.googlevideo.com/videoplayback}: the files, by range header and by range parameter. */
public final class MediaSite {
  private record Stream(String video, Itag itag) {}

  private final StandInCatalogue catalogue;
  private final MediaLibrary library;
  private final Knobs knobs;
  private final Traffic traffic;
  private final Map<Stream, AtomicInteger> cuts = new ConcurrentHashMap<>();

  public MediaSite(StandInCatalogue catalogue, MediaLibrary library, Knobs knobs, Traffic traffic) {
    this.catalogue = catalogue;
    this.library = library;
    this.knobs = knobs;
    this.traffic = traffic;
  }

  public Response answer(Request request) throws IOException {
    var video = request.parameter("id").flatMap(catalogue::find);
    var itag = request.parameter("itag").flatMap(Itag::find);
    if (video.isEmpty() || itag.isEmpty()) {
      return Response.notFound();
    }
    var fault = faultNow(video.get(), itag.get());
    return fault instanceof MediaFault.Status status
        ? Response.status(status.code())
        : send(request, video.get(), itag.get(), fault);
  }

  /** What a live broadcast shows, every time. */
  public Response liveSegment() throws IOException {
    return Response.bytes(200, "video/mp2t", library.liveSegment());
  }

  private Response send(Request request, StandInVideo video, Itag itag, MediaFault fault)
      throws IOException {
    var file = library.file(video, itag);
    var window = window(request, file.size());
    var range = window.flatMap(all -> part(request, all));
    if (range.isEmpty()) {
      return Response.status(416).with("Content-Range", "bytes */" + file.size());
    }
    var body = new MediaBody(video.id(), file, range.get(), fault, knobs, traffic);
    var whole = new Response(200, headers(itag), body);
    return request.header("range").isEmpty() ? whole : partial(whole, window.get(), range.get());
  }

  /** YouTube answers its own range parameter with 200: that stretch is then the whole resource. */
  private static Optional<ByteRange> window(Request request, long size) {
    var asked = request.parameter("range");
    return asked.isEmpty()
        ? Optional.of(ByteRange.whole(size))
        : ByteRange.ofQuery(asked.get(), size);
  }

  private static Optional<ByteRange> part(Request request, ByteRange window) {
    var asked = request.header("range");
    return asked.isEmpty()
        ? Optional.of(window)
        : ByteRange.ofHeader(asked.get(), window.length()).map(window::part);
  }

  private static Response partial(Response whole, ByteRange window, ByteRange range) {
    long first = range.from() - window.from();
    var place = "bytes %d-%d/%d".formatted(first, first + range.length() - 1, window.length());
    return new Response(206, whole.headers(), whole.body()).with("Content-Range", place);
  }

  private static Map<String, String> headers(Itag itag) {
    return Map.of(
        "Content-Type", itag.mimeType(),
        "Accept-Ranges", "bytes",
        "Last-Modified", "Sat, 09 Mar 2024 12:00:00 GMT");
  }

  /** A cut happens so many times per file, then no more. */
  private MediaFault faultNow(StandInVideo video, Itag itag) {
    if (video.fault() instanceof MediaFault.Cut cut) {
      var done = cuts.computeIfAbsent(new Stream(video.id(), itag), key -> new AtomicInteger());
      return done.getAndIncrement() < cut.times() ? cut : new MediaFault.None();
    }
    return video.fault();
  }
}
