package org.ytarchive.common.http.tracing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What other tracing systems keep with a place in a trace ({@code tracestate} of W3C Trace
 * Context). It is handed on as it came and means nothing to us.
 */
final class TraceNotes {
  static final String HEADER = "tracestate";
  private static final int MOST = 32;
  private static final int LONGEST = 512;
  private static final Pattern NOTE =
      Pattern.compile("[a-z0-9][a-z0-9_*/@-]{0,255}=[ -+\\--<>-~]{0,255}[!-+\\--<>-~]");

  private TraceNotes() {}

  /**
   * The notes as one line; empty when there are none, or one that nobody could read.
   *
   * @param given the header, as often as it came
   */
  static String read(List<String> given) {
    var notes = notes(String.join(",", given)).toList();
    var line = String.join(",", notes);
    boolean good =
        notes.size() <= MOST
            && line.length() <= LONGEST
            && notes.stream().allMatch(note -> NOTE.matcher(note).matches());
    return good ? line : "";
  }

  private static Stream<String> notes(String line) {
    return Stream.of(line.split(",")).map(String::strip).filter(note -> !note.isEmpty());
  }

  /** By name, in their order; of two with one name the first. */
  static Map<String, String> of(TraceParent place) {
    var all = new LinkedHashMap<String, String>();
    notes(place.state()).map(note -> note.split("=", 2)).forEach(n -> all.putIfAbsent(n[0], n[1]));
    return all;
  }
}
