package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ytarchive.standin.catalogue.Behaviour;
import org.ytarchive.standin.catalogue.StandInVideo;
import org.ytarchive.standin.media.Itag;

/** The list of files in a player answer. */
final class StreamingData {
  private static final String MEDIA_HOST = "https://rr1---sn-standin.googlevideo.com";

  /** Far away: nothing here grows stale. */
  private static final long EXPIRES = 4_102_444_800L;

  private StreamingData() {}

  static Map<String, Object> of(StandInVideo video) {
    var all = object("expiresInSeconds", "21540");
    if (video.behaviour() == Behaviour.LIVE) {
      all.put("hlsManifestUrl", liveUrl(video));
    }
    if (video.behaviour() == Behaviour.DRM) {
      all.put("licenseInfos", List.of(object("drmFamily", "WIDEVINE")));
    }
    all.put("formats", formats(video, true));
    all.put("adaptiveFormats", formats(video, false));
    return all;
  }

  private static String liveUrl(StandInVideo video) {
    return "https://manifest.googlevideo.com/api/manifest/hls_variant/id/"
        + video.id()
        + "/file/index.m3u8";
  }

  private static List<Object> formats(StandInVideo video, boolean combined) {
    if (!video.behaviour().listsFiles()) {
      return List.of();
    }
    return Itag.offeredFor(video).stream()
        .filter(itag -> (itag.hasPicture() && itag.hasSound()) == combined)
        .map(itag -> (Object) format(video, itag))
        .toList();
  }

  private static Map<String, Object> format(StandInVideo video, Itag itag) {
    long bytes = itag.bytes(video);
    long rate = bytes * 8 / video.duration().toSeconds();
    var format = object("itag", itag.number(), "url", url(video, itag, bytes));
    format.putAll(object("mimeType", itag.mimeTypeWithCodecs(), "bitrate", rate * 11 / 10));
    format.putAll(object("averageBitrate", rate, "contentLength", Long.toString(bytes)));
    format.putAll(object("approxDurationMs", Long.toString(video.duration().toMillis())));
    format.putAll(object("lastModified", "1709985600000000", "projectionType", "RECTANGULAR"));
    format.putAll(itag.hasPicture() ? picture(video, itag) : object("quality", "tiny"));
    format.putAll(itag.hasSound() ? sound(itag) : Map.of());
    format.putAll(
        video.behaviour() == Behaviour.DRM ? object("drmFamilies", List.of("WIDEVINE")) : Map.of());
    return format;
  }

  private static Map<String, Object> picture(StandInVideo video, Itag itag) {
    int width = video.portrait() ? itag.height() : itag.width();
    int height = video.portrait() ? itag.width() : itag.height();
    var size = object("width", width, "height", height, "fps", 30);
    size.putAll(object("quality", quality(itag), "qualityLabel", itag.height() + "p"));
    return size;
  }

  private static Map<String, Object> sound(Itag itag) {
    var quality = itag == Itag.COMBINED_360 ? "AUDIO_QUALITY_LOW" : "AUDIO_QUALITY_MEDIUM";
    return object("audioQuality", quality, "audioSampleRate", "48000", "audioChannels", 2);
  }

  private static String quality(Itag itag) {
    return switch (itag.height()) {
      case 144 -> "tiny";
      case 240 -> "small";
      case 360 -> "medium";
      case 480 -> "large";
      default -> "hd" + itag.height();
    };
  }

  /** No {@code s} and no {@code n}: such an address needs no JavaScript to be solved. */
  private static String url(StandInVideo video, Itag itag, long bytes) {
    var url =
        "%s/videoplayback?expire=%d&id=%s&itag=%d&source=youtube&mime=%s&clen=%d&dur=%d.000"
            .formatted(
                MEDIA_HOST,
                EXPIRES,
                video.id(),
                itag.number(),
                URLEncoder.encode(itag.mimeType(), StandardCharsets.UTF_8),
                bytes,
                video.duration().toSeconds());
    return video.behaviour() == Behaviour.N_CHALLENGE ? url + "&n=stand1nN0nce" : url;
  }
}
