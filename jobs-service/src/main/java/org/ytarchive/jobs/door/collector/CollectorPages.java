package org.ytarchive.jobs.door.collector;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.jobs.door.Page;
import org.ytarchive.jobs.door.collector.Videos.Shown;

/** What the collector shows to people: the player, and the icon. */
@Controller
class CollectorPages {
  private static final MediaType ICON = new MediaType("image/vnd.microsoft.icon");

  private final Videos videos;
  private final byte[] icon;

  CollectorPages(Videos videos, ResourceResolver resources) {
    this.videos = videos;
    this.icon = icon(resources);
  }

  private static byte[] icon(ResourceResolver resources) {
    try (var in = resources.getResourceAsStream("classpath:door/favicon.ico").orElseThrow()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A page that plays the video that was collected last. A title is somebody else's text: it is
   * escaped, and the page may run nothing.
   */
  @ApiCall(id = "showLatestVideo", produces = MediaType.TEXT_HTML)
  @Get("/latest")
  @Produces({MediaType.TEXT_HTML, MediaType.ALL})
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<String> latest() {
    return CollectorController.orTheSentence(videos::newest)
        .map(CollectorPages::player)
        .orElseGet(
            () ->
                Page.of(
                    "No videos", "<h1>Latest video</h1>\n<p>No videos found in the bucket.</p>"))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static io.micronaut.http.MutableHttpResponse<String> player(Shown shown) {
    var body =
        """
        <h1>%s</h1>
        <video autoplay loop muted controls>
        <source src="%s" type="video/mp4">
        Your browser does not support the video tag.
        </video>"""
            .formatted(Page.text(shown.title()), Page.text(shown.url()));
    return Page.of(shown.title(), body);
  }

  @Get("/favicon.ico")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> icon() {
    return HttpResponse.ok(icon)
        .contentType(ICON)
        .header(HttpHeaders.CACHE_CONTROL, "max-age=86400");
  }
}
