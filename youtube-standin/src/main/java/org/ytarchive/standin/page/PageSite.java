package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.ytarchive.standin.catalogue.Behaviour;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInVideo;
import org.ytarchive.standin.http.Request;
import org.ytarchive.standin.http.Response;

/** Everything of YouTube's that is text. */
public final class PageSite {
  private final StandInCatalogue catalogue;
  private final ListPages lists;
  private final Clock clock;

  /**
   * @param clock moves the window of live broadcasts
   */
  public PageSite(StandInCatalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.lists = new ListPages(catalogue);
    this.clock = clock;
  }

  /** How the interface words a refusal. */
  public static Response apiError(int status) {
    var words =
        status == 429 ? "Resource has been exhausted (e.g. check quota)." : "HTTP " + status;
    var error = object("code", status, "message", words);
    var document = Json.write(object("error", error));
    return Response.text(status, "application/json; charset=UTF-8", document);
  }

  public Response watch(String id) {
    var video = video(id);
    return isThrottled(video) ? Response.status(429) : Response.html(WatchPage.of(video));
  }

  public Response player(String id) {
    var video = video(id);
    return isThrottled(video)
        ? Response.status(429)
        : Response.json(Json.write(PlayerAnswer.of(video)));
  }

  public Response next(String id) {
    return Response.json(Json.write(WatchPage.next(video(id))));
  }

  public Response playlist(String id) {
    return page(lists.playlist(id));
  }

  /** 404 for a channel nobody publishes on. */
  public Response channel(String idOrHandle) {
    return catalogue
        .findChannel(idOrHandle)
        .map(channel -> page(lists.channel(channel)))
        .orElseGet(Response::notFound);
  }

  /** By the mark of a list's end, or by what the list is called: {@code VL} and its id. */
  public Response browse(Request request) {
    var mark = Json.find(request.body(), "continuation");
    if (mark.isPresent()) {
      return lists
          .continuation(mark.get())
          .map(more -> Response.json(Json.write(more)))
          .orElseGet(Response::notFound);
    }
    var id = Json.find(request.body(), "browseId").orElse("");
    return id.startsWith("VL")
        ? Response.json(Json.write(lists.playlist(id.substring(2))))
        : catalogue
            .findChannel(id)
            .map(channel -> Response.json(Json.write(lists.channel(channel))))
            .orElseGet(Response::notFound);
  }

  /** Every playable video whose title holds the words. */
  public Response search(Request request) {
    var words = Json.find(request.body(), "query").orElse("").toLowerCase(Locale.ROOT);
    var found =
        catalogue.videos().stream()
            .filter(video -> video.behaviour() == Behaviour.PLAYS)
            .filter(video -> video.title().toLowerCase(Locale.ROOT).contains(words))
            .toList();
    return Response.json(Json.write(lists.search(found)));
  }

  public Response captions(Request request) {
    var language = request.parameter("tlang").or(() -> request.parameter("lang")).orElse("en");
    return request
        .parameter("v")
        .flatMap(catalogue::find)
        .filter(StandInVideo::captions)
        .flatMap(video -> captions(video, language, request.parameter("fmt").orElse("srv1")))
        .orElseGet(Response::notFound);
  }

  /** A page that carries settings alone. */
  public Response settings() {
    return Response.html(Page.of());
  }

  public Response playerScript() {
    return Response.text(200, "text/javascript", Settings.PLAYER_SCRIPT);
  }

  public Response iframeScript() {
    return Response.text(200, "text/javascript", Settings.IFRAME_SCRIPT);
  }

  public Response liveVariants(String id) {
    return hls(Live.variants(id));
  }

  public Response livePlaylist(String id) {
    return hls(Live.segments(id, clock.instant().getEpochSecond()));
  }

  private static Optional<Response> captions(StandInVideo video, String language, String format) {
    return new TimedText(video, language).in(format);
  }

  private static Response hls(String playlist) {
    return Response.text(200, "application/vnd.apple.mpegurl", playlist);
  }

  private static Response page(Object document) {
    var data = Json.writeForScript(document);
    return Response.html(Page.of("<script>var ytInitialData = " + data + ";</script>"));
  }

  private StandInVideo video(String id) {
    return catalogue
        .find(id)
        .orElseGet(() -> StandInVideo.video(id).behaviour(Behaviour.UNAVAILABLE).build());
  }

  private static boolean isThrottled(StandInVideo video) {
    return video.behaviour() == Behaviour.TOO_MANY_REQUESTS;
  }
}
