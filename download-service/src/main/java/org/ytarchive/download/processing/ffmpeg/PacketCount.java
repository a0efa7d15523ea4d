package org.ytarchive.download.processing.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import org.ytarchive.download.processing.Packets;

/** Counts what {@code ffprobe -show_entries packet} prints: {@code 0,1.500000,1.466667,K_}. */
final class PacketCount {
  private static final int FIELDS = 4;

  /**
   * Four hours of nothing but key pictures. A file that says it has more is made to fill memory.
   */
  static final int MOST_KEYS = 1_000_000;

  private final String picture;
  private final List<Integer> keys = new ArrayList<>();
  private final List<Double> keyTimes = new ArrayList<>();
  private int pictures = 0;
  private double first = Double.POSITIVE_INFINITY;
  private double last = Double.NEGATIVE_INFINITY;
  private double end = 0;

  PacketCount(int index) {
    this.picture = Integer.toString(index);
  }

  void line(String line) {
    var fields = line.split(",", -1);
    if (fields.length < FIELDS) {
      return;
    }
    double time = time(fields[1], fields[2]);
    end = Double.isNaN(time) ? end : Math.max(end, time);
    if (fields[0].equals(picture)) {
      picture(time, fields[FIELDS - 1].startsWith("K"));
    }
  }

  private void picture(double time, boolean isKey) {
    double shown = Double.isNaN(time) ? Math.max(last, 0) : time;
    if (isKey && keys.size() <= MOST_KEYS) {
      keys.add(pictures);
      keyTimes.add(shown);
    }
    pictures++;
    first = Math.min(first, shown);
    last = Math.max(last, shown);
  }

  /** Some containers say only one of the two. */
  private static double time(String shown, String decoded) {
    for (var text : List.of(shown, decoded)) {
      if (!text.equals("N/A") && !text.isEmpty()) {
        return number(text);
      }
    }
    return Double.NaN;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notSaid) {
      return Double.NaN;
    }
  }

  int pictures() {
    return pictures;
  }

  boolean hasTooManyKeys() {
    return keys.size() > MOST_KEYS;
  }

  Packets packets() {
    return new Packets(pictures, List.copyOf(keys), List.copyOf(keyTimes), first, last, end);
  }
}
