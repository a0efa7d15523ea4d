package org.ytarchive.download.processing.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ytarchive.download.ffmpeg.Confinement;
import org.ytarchive.download.processing.Adjustment;
import org.ytarchive.download.processing.SourceVideo;

/**
 * The command that enhances a video. Sound and subtitles are copied; pictures keep their times
 * (also where their rate varies, or where they begin late), and how they are turned is kept as it
 * is said in the file.
 */
final class EnhanceArguments {
  private final SourceVideo video;
  private final Adjustment adjustment;
  private final boolean deinterlace;
  private final Target target;

  EnhanceArguments(SourceVideo video, Adjustment adjustment, boolean deinterlace) {
    this.video = video;
    this.adjustment = adjustment;
    this.deinterlace = deinterlace;
    this.target = Target.of(video);
  }

  String ending() {
    return target.ending();
  }

  /**
   * @param before options of the input
   * @param threads of the encoder
   */
  List<String> command(String ffmpeg, List<String> before, int threads, Path result) {
    var line = new ArrayList<String>();
    line.addAll(List.of(ffmpeg, "-nostdin", "-hide_banner", "-loglevel", "warning", "-y"));
    line.addAll(List.of("-progress", "pipe:1", "-stats_period", "0.5", "-nostats"));
    line.addAll(List.of("-noautorotate", "-copyts"));
    line.addAll(before);
    line.addAll(Confinement.input(video.file()));
    line.addAll(maps());
    line.addAll(List.of("-vf", filters(), "-fps_mode", "passthrough", "-enc_time_base", "-1"));
    line.addAll(target.encoder());
    line.addAll(List.of("-threads", Integer.toString(threads)));
    line.addAll(List.of("-c:a", "copy", "-c:s", "copy", "-c:t", "copy"));
    line.addAll(target.container());
    line.add("file:" + result);
    return line;
  }

  private List<String> maps() {
    var maps = new ArrayList<>(List.of("-map", "0:" + video.picture().index()));
    for (var track : video.tracks()) {
      if (target.takes(track)) {
        maps.addAll(List.of("-map", "0:" + track.index()));
      }
    }
    if (target == Target.MKV) {
      maps.addAll(List.of("-map", "0:t?")); // fonts of its subtitles
    }
    return maps;
  }

  /** Half pictures first, since nothing else knows them; what changes nothing is left out. */
  private String filters() {
    var all = new ArrayList<String>();
    if (deinterlace) {
      all.add("bwdif=mode=send_frame:parity=auto:deint=all");
    }
    all.addAll(adjustments());
    if (isOdd()) {
      all.add("pad=ceil(iw/2)*2:ceil(ih/2)*2"); // colours are kept for two by two pixels
    }
    all.add("format=yuv420p");
    return String.join(",", all);
  }

  private List<String> adjustments() {
    var all = new ArrayList<String>();
    double d = adjustment.denoise();
    if (d > 0) {
      all.add(text("hqdn3d=%.3f:%.3f:%.3f:%.3f", d, d * 0.75, d * 1.5, d * 1.5));
    }
    if (adjustment.contrast() != 1 || adjustment.saturation() != 1) {
      all.add(
          text("eq=contrast=%.3f:saturation=%.3f", adjustment.contrast(), adjustment.saturation()));
    }
    if (adjustment.sharpen() > 0) {
      all.add(text("unsharp=5:5:%.3f", adjustment.sharpen()));
    }
    return all;
  }

  private boolean isOdd() {
    return video.picture().width() % 2 != 0 || video.picture().height() % 2 != 0;
  }

  private static String text(String form, Object... numbers) {
    return String.format(Locale.ROOT, form, numbers);
  }
}
