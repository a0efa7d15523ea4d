package org.ytarchive.download.processing;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a video is ({@code distributed-video-processing.md}, "Metadata Format"). */
@Singleton
class MetadataDocument {
  private static final String[] CHANNELS = {"b", "g", "r"};

  private final JsonMapper json;

  MetadataDocument(JsonMapper json) {
    this.json = json;
  }

  Path write(
      ProcessingRequest request, SourceVideo video, Packets packets, Colours colours, Path folder)
      throws IOException {
    var file = folder.resolve("metadata.json");
    return Files.write(file, json.writeValueAsBytes(content(request, video, packets, colours)));
  }

  /** The order is the document's. */
  private static Map<String, Object> content(
      ProcessingRequest request, SourceVideo video, Packets packets, Colours colours) {
    var all = new LinkedHashMap<String, Object>();
    all.put("file_id", request.fileId());
    all.put("filename", request.filename());
    all.put("format", video.format());
    all.put("resolution", resolution(video.picture()));
    all.put("fps", video.picture().rate());
    all.put("frame_count", packets.pictures());
    all.put("duration_seconds", Math.round(duration(video, packets)));
    all.put("file_size_bytes", video.size());
    all.put("bit_rate", bitRate(video, packets));
    all.put("color_profile", profile(colours));
    all.put("advanced", video.everything());
    return all;
  }

  /** As it is shown: a video that stands upright is higher than wide. */
  private static Map<String, Object> resolution(SourceVideo.Picture picture) {
    var size = new LinkedHashMap<String, Object>();
    size.put("width", picture.shownWidth());
    size.put("height", picture.shownHeight());
    return size;
  }

  private static double duration(SourceVideo video, Packets packets) {
    double rate = video.picture().rate();
    double shown = packets.last() - packets.first() + (rate > 0 ? 1 / rate : 0);
    return video.duration().orElse(shown);
  }

  /** Where the container does not say, what it comes to. */
  private static String bitRate(SourceVideo video, Packets packets) {
    double seconds = Math.max(duration(video, packets), 0.001);
    return video.bitRate().orElseGet(() -> Long.toString(Math.round(video.size() * 8 / seconds)));
  }

  private static Map<String, Object> profile(Colours colours) {
    var histograms = new LinkedHashMap<String, Object>();
    var average = new LinkedHashMap<String, Object>();
    for (int channel = 0; channel < Colours.CHANNELS; channel++) {
      histograms.put(CHANNELS[channel], colours.histograms()[channel]);
      average.put(CHANNELS[channel], colours.average()[channel]);
    }
    var all = new LinkedHashMap<String, Object>();
    all.put("histograms", histograms);
    all.put("average_color", average);
    return all;
  }
}
