package org.ytarchive.standin;

import java.io.IOException;
import java.util.regex.Pattern;
import org.ytarchive.standin.http.Request;
import org.ytarchive.standin.http.Response;
import org.ytarchive.standin.http.Site;
import org.ytarchive.standin.media.MediaSite;
import org.ytarchive.standin.media.Thumbnails;
import org.ytarchive.standin.page.Json;
import org.ytarchive.standin.page.PageSite;
import org.ytarchive.standin.traffic.Knobs;
import org.ytarchive.standin.traffic.RequestKind;
import org.ytarchive.standin.traffic.Traffic;

/** Leads each request to who answers it, counting it and failing it if that was asked for. */
final class Router implements Site {
  private static final Pattern VIDEO_PATH = Pattern.compile("/(?:shorts|live|v)/([^/]{11})/?");
  private static final Pattern CHANNEL_PATH =
      Pattern.compile("/(?:channel/(?<id>UC[^/]+)|(?<handle>@[^/]+))(?:/(?:videos|featured))?/?");
  private static final Pattern LIVE_PATH = Pattern.compile("/.*/id/([^/]{11})/.*");

  private final PageSite pages;
  private final MediaSite media;
  private final Thumbnails thumbnails;
  private final Knobs knobs;
  private final Traffic traffic;

  Router(PageSite pages, MediaSite media, Thumbnails thumbnails, Knobs knobs, Traffic traffic) {
    this.pages = pages;
    this.media = media;
    this.thumbnails = thumbnails;
    this.knobs = knobs;
    this.traffic = traffic;
  }

  @Override
  public Response answer(Request request) throws IOException, InterruptedException {
    return switch (request.host()) {
      case "i.ytimg.com" ->
          counted(
              RequestKind.THUMBNAIL,
              request.path().replaceAll("^/[^/]*/|/.*$", ""),
              () -> thumbnails.answer(request.path()));
      case "youtu.be" -> counted(RequestKind.WATCH_PAGE, last(request), () -> moved(request));
      case String host when host.endsWith(".googlevideo.com") -> media(request);
      default -> request.path().startsWith("/youtubei/v1/") ? innertube(request) : page(request);
    };
  }

  private Response media(Request request) throws IOException {
    var path = request.path();
    if (path.equals("/videoplayback")) {
      var id = request.parameter("id").orElse("");
      return counted(RequestKind.MEDIA, id, () -> media.answer(request));
    }
    var live = LIVE_PATH.matcher(path);
    if (!live.matches()) {
      return unknown(request);
    }
    var id = live.group(1);
    if (path.startsWith("/live/")) {
      return counted(RequestKind.MEDIA, id, media::liveSegment);
    }
    return path.contains("/hls_variant/")
        ? counted(RequestKind.MEDIA, id, () -> pages.liveVariants(id))
        : counted(RequestKind.MEDIA, id, () -> pages.livePlaylist(id));
  }

  private Response innertube(Request request) throws IOException {
    var video = Json.find(request.body(), "videoId").orElse("");
    return switch (request.path().substring("/youtubei/v1/".length())) {
      case "player" -> api(counted(RequestKind.PLAYER, video, () -> pages.player(video)));
      case "next" -> api(counted(RequestKind.NEXT, video, () -> pages.next(video)));
      case "browse" -> api(counted(RequestKind.BROWSE, "", () -> pages.browse(request)));
      case "search" -> api(counted(RequestKind.SEARCH, "", () -> pages.search(request)));
      default -> api(unknown(request));
    };
  }

  /** Refusals of the interface are JSON, and yt-dlp reads what they say. */
  private static Response api(Response response) {
    return response.status() < 400 ? response : PageSite.apiError(response.status());
  }

  private Response page(Request request) throws IOException {
    var path = request.path();
    var video = VIDEO_PATH.matcher(path);
    var channel = CHANNEL_PATH.matcher(path);
    if (path.equals("/watch") || video.matches()) {
      var id = video.matches() ? video.group(1) : request.parameter("v").orElse("");
      return counted(RequestKind.WATCH_PAGE, id, () -> pages.watch(id));
    }
    if (path.equals("/playlist")) {
      var id = request.parameter("list").orElse("");
      return counted(RequestKind.PLAYLIST_PAGE, id, () -> pages.playlist(id));
    }
    if (channel.matches()) {
      var name = channel.group("id") == null ? channel.group("handle") : channel.group("id");
      return counted(RequestKind.CHANNEL_PAGE, name, () -> pages.channel(name));
    }
    return path.equals("/api/timedtext")
        ? counted(
            RequestKind.CAPTIONS, request.parameter("v").orElse(""), () -> pages.captions(request))
        : script(request);
  }

  private Response script(Request request) throws IOException {
    var path = request.path();
    if (path.startsWith("/s/player/")) {
      return counted(RequestKind.SCRIPT, "", pages::playerScript);
    }
    if (path.equals("/iframe_api")) {
      return counted(RequestKind.SCRIPT, "", pages::iframeScript);
    }
    return path.equals("/") || path.equals("/tv") || path.startsWith("/embed/")
        ? counted(RequestKind.SCRIPT, "", pages::settings)
        : unknown(request);
  }

  private Response counted(RequestKind kind, String id, Answer answer) throws IOException {
    traffic.count(kind, id);
    var failure = knobs.takeFailure(kind, id);
    return failure.isPresent() ? Response.status(failure.getAsInt()) : answer.get();
  }

  private Response unknown(Request request) {
    traffic.countUnknown(request.host() + request.path());
    return Response.notFound();
  }

  private static Response moved(Request request) {
    var place = "https://www.youtube.com/watch?v=" + last(request);
    return Response.status(303).with("Location", place);
  }

  private static String last(Request request) {
    return request.path().substring(request.path().lastIndexOf('/') + 1);
  }

  private interface Answer {
    Response get() throws IOException;
  }
}
