package org.ytarchive.download.capture.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ytarchive.download.capture.Recorder;

/**
 * What ffmpeg is told to record a segment. Fragments of half a second are written out one by one:
 * what was there when everything was killed can be played.
 */
final class RecordArguments {
  private static final String MICROS = "5000000";

  private static final List<String> UNFRAMED = List.of("-bsf:a", "aac_adtstoasc");

  /** Quickly, with a key picture every two seconds, in sizes every player takes. */
  private static final List<String> ENCODED =
      words(
          "-c:v libx264 -preset veryfast -tune zerolatency -crf 21 -g 50 -pix_fmt yuv420p"
              + " -vf scale=trunc(iw/2)*2:trunc(ih/2)*2");

  private static final List<String> FRAGMENTED =
      words(
          "-avoid_negative_ts make_zero -max_interleave_delta 1000000"
              + " -movflags frag_keyframe+empty_moov+default_base_moof"
              + " -frag_duration 500000 -flush_packets 1"
              + " -progress pipe:1 -stats_period 0.5 -f mp4");

  private RecordArguments() {}

  static List<String> of(Path ffmpeg, List<String> input, Recorder.Order order) {
    var all = new ArrayList<String>();
    all.add(ffmpeg.toString());
    all.addAll(List.of("-nostdin", "-hide_banner", "-loglevel", "warning"));
    all.addAll(input);
    all.addAll(List.of("-map", "0:v:0"));
    if (order.audio()) {
      all.addAll(List.of("-map", isPattern(input) ? "1:a:0" : "0:a:0?"));
    }
    all.addAll(codecs(order.codecs()));
    all.addAll(output(order));
    all.addAll(List.of("-y", "file:" + order.file()));
    return all;
  }

  /** What yt-dlp passes on: it says itself what is read, and what is copied. */
  static List<String> live(Recorder.Order order) {
    var all = new ArrayList<>(output(order));
    all.addAll(order.audio() ? UNFRAMED : List.of("-an"));
    return all;
  }

  private static boolean isPattern(List<String> input) {
    return input.contains("lavfi");
  }

  private static List<String> codecs(Recorder.Codecs codecs) {
    var all = new ArrayList<String>();
    all.addAll(codecs.video() ? ENCODED : List.of("-c:v", "copy"));
    all.addAll(List.of("-c:a", codecs.audio() ? "aac" : "copy"));
    if (codecs.framedAac()) {
      all.addAll(UNFRAMED);
    }
    return all;
  }

  private static List<String> output(Recorder.Order order) {
    var seconds = String.format(Locale.ROOT, "%.3f", order.length().toMillis() / 1000.0);
    var all = new ArrayList<>(List.of("-sn", "-dn", "-map_metadata", "-1", "-t", seconds));
    all.addAll(FRAGMENTED);
    return all;
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  /** RTSP by our relay, interleaved in its one connection. */
  static List<String> rtsp(String url) {
    return List.of(
        "-protocol_whitelist",
        "rtsp,rtp,tcp",
        "-rtsp_transport",
        "tcp",
        "-timeout",
        MICROS,
        "-i",
        url);
  }

  /** Pictures one by one; they carry no time but that of their coming. */
  static List<String> jpegs(String url) {
    return List.of(
        "-protocol_whitelist", "http,tcp",
        "-rw_timeout", MICROS,
        "-use_wallclock_as_timestamps", "1",
        "-f", "mpjpeg",
        "-i", url);
  }

  /** A list of parts, or a stream in one. Only what a camera sends is opened. */
  static List<String> video(String url) {
    return List.of(
        "-protocol_whitelist",
        "http,https,tls,tcp,httpproxy,crypto",
        "-format_whitelist",
        "hls,mpegts,mov,mp4,m4a,3gp,3g2,mj2,aac,mp3,ac3,eac3,webvtt",
        "-rw_timeout",
        MICROS,
        "-i",
        url);
  }

  static List<String> device(Path device) {
    return List.of("-protocol_whitelist", "file", "-f", "v4l2", "-i", device.toString());
  }

  /** Ours: a moving test picture, with a tone if sound is wanted. */
  static List<String> pattern(boolean audio) {
    var all = new ArrayList<String>();
    all.addAll(List.of("-re", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25"));
    if (audio) {
      all.addAll(List.of("-re", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"));
    }
    return all;
  }
}
