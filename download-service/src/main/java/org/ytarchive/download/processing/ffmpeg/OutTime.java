package org.ytarchive.download.processing.ffmpeg;

import java.time.Duration;
import java.util.function.DoubleConsumer;
import org.ytarchive.download.processing.Packets;

/** Reads {@code out_time_us=1500000} of ffmpeg's {@code -progress}: how far the result is. */
final class OutTime {
  private static final String KEY = "out_time_us=";
  private static final double MICROS = 1e6;

  private final double start;
  private final double length;
  private final DoubleConsumer progress;
  private double reached = Double.NEGATIVE_INFINITY;
  private long movedAt = System.nanoTime();

  OutTime(Packets packets, DoubleConsumer progress) {
    this.start = packets.first();
    this.length = Math.max(packets.end() - packets.first(), 0.001);
    this.progress = progress;
  }

  void line(String line) {
    if (line.startsWith(KEY)) {
      parse(line.substring(KEY.length()));
    }
  }

  /** It is {@code N/A} before the first picture. */
  private void parse(String text) {
    try {
      moved(Long.parseLong(text.strip()) / MICROS);
    } catch (NumberFormatException notYet) {
      return;
    }
  }

  private void moved(double seconds) {
    synchronized (this) {
      if (seconds <= reached) {
        return;
      }
      reached = seconds;
      movedAt = System.nanoTime();
    }
    progress.accept(Math.clamp((seconds - start) / length, 0, 1));
  }

  synchronized void begin() {
    movedAt = System.nanoTime();
  }

  synchronized boolean isSilentFor(Duration limit) {
    return System.nanoTime() - movedAt > limit.toNanos();
  }
}
