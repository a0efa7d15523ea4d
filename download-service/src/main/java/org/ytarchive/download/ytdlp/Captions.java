package org.ytarchive.download.ytdlp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ytarchive.common.OutputFormat;

/** A WebVTT file as YouTube sends it, rewritten as another kind of transcript. Pure. */
final class Captions {
  private static final Pattern BLOCKS = Pattern.compile("\n[ \t]*\n");
  private static final Pattern TIMES =
      Pattern.compile(
          "(?:(\\d{2,}):)?(\\d{2}):(\\d{2})[.,](\\d{3})\\s+-->\\s+"
              + "(?:(\\d{2,}):)?(\\d{2}):(\\d{2})[.,](\\d{3}).*");
  private static final Pattern TAGS = Pattern.compile("<[^<>]{0,200}>");

  private Captions() {}

  /** One thing said: its times as SubRip writes them, and its lines without tags. */
  private record Cue(String times, List<String> lines) {}

  static String rewrite(String vtt, OutputFormat as) {
    return switch (as) {
      case SRT -> srt(cues(vtt));
      case TXT -> txt(cues(vtt));
      case VTT, MP4, MKV, WEBM, M4A, MP3, OPUS, OGG, FLAC, WAV -> vtt;
    };
  }

  private static String srt(List<Cue> cues) {
    var text = new StringBuilder();
    int number = 1;
    for (var cue : cues) {
      text.append(number++).append('\n').append(cue.times()).append('\n');
      cue.lines().forEach(line -> text.append(line).append('\n'));
      text.append('\n');
    }
    return text.toString();
  }

  /** Automatic captions roll, and say each line up to three times in a row. */
  private static String txt(List<Cue> cues) {
    var text = new StringBuilder();
    var before = new LinkedHashSet<String>();
    for (var cue : cues) {
      cue.lines().stream()
          .filter(l -> !before.contains(l))
          .forEach(l -> text.append(l).append('\n'));
      before.clear();
      before.addAll(cue.lines());
    }
    return text.toString();
  }

  private static List<Cue> cues(String vtt) {
    var plain = vtt.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    var cues = new ArrayList<Cue>();
    for (var block : BLOCKS.split(plain)) {
      var lines = block.strip().split("\n");
      for (int i = 0; i < lines.length; i++) {
        var times = TIMES.matcher(lines[i].strip());
        if (times.matches()) {
          add(cues, new Cue(times(times), said(lines, i + 1)));
          break;
        }
      }
    }
    return cues;
  }

  private static void add(List<Cue> cues, Cue cue) {
    if (!cue.lines().isEmpty()) {
      cues.add(cue);
    }
  }

  private static String times(java.util.regex.Matcher times) {
    return time(times, 1) + " --> " + time(times, 5);
  }

  private static String time(java.util.regex.Matcher times, int group) {
    var hours = times.group(group) == null ? "00" : times.group(group);
    return "%s:%s:%s,%s"
        .formatted(hours, times.group(group + 1), times.group(group + 2), times.group(group + 3));
  }

  private static List<String> said(String[] lines, int from) {
    return Arrays.stream(lines)
        .skip(from)
        .map(line -> TAGS.matcher(line).replaceAll(""))
        .map(Captions::unescaped)
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toList());
  }

  private static String unescaped(String line) {
    return line.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
