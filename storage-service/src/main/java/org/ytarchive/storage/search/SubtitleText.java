package org.ytarchive.storage.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is said, out of a WebVTT or SubRip file: no times, numbers, settings or tags. */
public final class SubtitleText {
  private static final int MAX_LENGTH = 200_000;
  private static final Pattern BLOCKS = Pattern.compile("\n[ \t]*\n");
  private static final Pattern TIMES = Pattern.compile("[^\\n]*-->[^\\n]*");
  private static final Pattern TAGS = Pattern.compile("<[^<>]{0,200}>|\\{\\\\[^{}]{0,200}\\}");
  private static final Pattern CODES = Pattern.compile("&(?:nbsp|lrm|rlm|#?[a-zA-Z0-9]{1,8});");

  private SubtitleText() {}

  /** Each line once: automatic subtitles roll, and say each line three times. */
  public static String of(String file) {
    var lines = new LinkedHashSet<String>();
    for (var block : BLOCKS.split(plain(file))) {
      said(block).lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(lines::add);
    }
    var text = lines.stream().collect(Collectors.joining("\n"));
    return text.length() > MAX_LENGTH ? text.substring(0, whole(text)) : text;
  }

  private static String plain(String file) {
    return file.replace("\uFEFF", "").replace("\0", "").replace("\r\n", "\n").replace('\r', '\n');
  }

  private static int whole(String text) {
    return Character.isLowSurrogate(text.charAt(MAX_LENGTH)) ? MAX_LENGTH - 1 : MAX_LENGTH;
  }

  /** What stands below a cue's times; header, notes and styles have none. */
  private static String said(String block) {
    var lines = block.split("\n");
    int times = 0;
    while (times < lines.length && !TIMES.matcher(lines[times]).matches()) {
      times++;
    }
    return Arrays.stream(lines)
        .skip(times + 1L)
        .map(line -> CODES.matcher(TAGS.matcher(line).replaceAll("")).replaceAll(" "))
        .collect(Collectors.joining("\n"));
  }
}
