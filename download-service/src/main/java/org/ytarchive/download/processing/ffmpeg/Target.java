package org.ytarchive.download.processing.ffmpeg;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ytarchive.download.processing.SourceVideo;

/**
 * What an enhanced video is written as: like the video it is made of, where that takes all its
 * sound and subtitles as they are, else Matroska, which takes nearly everything.
 */
enum Target {
  MP4(
      Set.of("aac", "mp3", "mp2", "ac3", "eac3", "alac", "opus", "flac", "dts"),
      Set.of("mov_text")),
  MOV(
      Set.of("aac", "mp3", "ac3", "eac3", "alac", "pcm_s16le", "pcm_s16be", "pcm_s24le"),
      Set.of("mov_text")),
  WEBM(Set.of("vorbis", "opus"), Set.of("webvtt")),
  MKV(Set.of(), Set.of());

  private static final Set<String> OF_THE_WEB = Set.of("vp8", "vp9", "av1");

  /** What not even Matroska takes is left out. */
  private static final Set<String> HOMELESS =
      Set.of("eia_608", "dvb_teletext", "adpcm_swf", "nellymoser", "speex");

  private final Set<String> sounds;
  private final Set<String> subtitles;

  Target(Set<String> sounds, Set<String> subtitles) {
    this.sounds = sounds;
    this.subtitles = subtitles;
  }

  static Target of(SourceVideo video) {
    var like = like(video);
    return video.tracks().stream().allMatch(like::takes) ? like : MKV;
  }

  private static Target like(SourceVideo video) {
    if (video.format().startsWith("mov,")) {
      return video.brand().filter("qt"::equals).isPresent() ? MOV : MP4;
    }
    boolean web = video.format().contains("webm") && OF_THE_WEB.contains(video.picture().codec());
    return web && video.tracks().stream().allMatch(WEBM::takes) ? WEBM : MKV;
  }

  boolean takes(SourceVideo.Track track) {
    return switch (this) {
      case MP4, MOV, WEBM -> (track.isSound() ? sounds : subtitles).contains(track.codec());
      case MKV -> !HOMELESS.contains(track.codec()) && !track.codec().isEmpty();
    };
  }

  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How pictures are encoded. Each of them is kept when it is shown: see {@code -fps_mode}. */
  List<String> encoder() {
    return switch (this) {
      case MP4, MOV, MKV -> List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "20");
      case WEBM ->
          List.of(
              "-c:v",
              "libvpx-vp9",
              "-crf",
              "30",
              "-b:v",
              "0",
              "-deadline",
              "good",
              "-cpu-used",
              "5",
              "-row-mt",
              "1");
    };
  }

  List<String> container() {
    return switch (this) {
      case MP4, MOV -> List.of("-movflags", "+faststart");
      case MKV, WEBM -> List.of();
    };
  }
}
