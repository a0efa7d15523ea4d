package org.ytarchive.standin.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.ytarchive.standin.catalogue.MediaFault;
import org.ytarchive.standin.http.Body;
import org.ytarchive.standin.traffic.Knobs;
import org.ytarchive.standin.traffic.Traffic;

/** A stretch of a file on its way out, at the pace and with the trouble its video asks for. */
final class MediaBody implements Body {
  private static final int CHUNK = 256 * 1024;

  private final String video;
  private final MediaFile file;
  private final ByteRange range;
  private final MediaFault fault;
  private final Knobs knobs;
  private final Traffic traffic;

  MediaBody(
      String video,
      MediaFile file,
      ByteRange range,
      MediaFault fault,
      Knobs knobs,
      Traffic traffic) {
    this.video = video;
    this.file = file;
    this.range = range;
    this.fault = fault;
    this.knobs = knobs;
    this.traffic = traffic;
  }

  @Override
  public long length() {
    return fault instanceof MediaFault.WrongLength wrong
        ? range.length() + wrong.excessBytes()
        : range.length();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException, InterruptedException {
    traffic.mediaOpened();
    try {
      send(out);
    } finally {
      traffic.mediaClosed();
    }
    if (fault instanceof MediaFault.WrongLength) {
      out.flush();
      throw new ConnectionReset();
    }
  }

  private void send(OutputStream out) throws IOException, InterruptedException {
    var buffer = new byte[(int) Math.min(CHUNK, range.length())];
    try (var channel = file.open()) {
      long at = range.from();
      while (at < range.to()) {
        knobs.awaitRelease(video);
        int size = (int) Math.min(chunk(), beforeTrouble(at, out) - at);
        file.read(channel, at, ByteBuffer.wrap(buffer, 0, size));
        long begun = System.nanoTime();
        out.write(buffer, 0, size);
        traffic.countBytes(video, size);
        pace(out, size, begun);
        at += size;
      }
    }
  }

  /** Where this stretch ends or its trouble begins; when it has begun, this does not return. */
  private long beforeTrouble(long at, OutputStream out) throws IOException {
    LongUnaryOperator limit = position -> Math.min(range.to(), position);
    return switch (fault) {
      case MediaFault.StallAfter stall when at >= stall.bytes() -> {
        out.flush();
        throw new Silence();
      }
      case MediaFault.StallAfter stall -> limit.applyAsLong(stall.bytes());
      case MediaFault.Cut cut when at - range.from() >= cut.afterBytes() -> {
        out.flush();
        throw new ConnectionReset();
      }
      case MediaFault.Cut cut -> limit.applyAsLong(range.from() + cut.afterBytes());
      case MediaFault.None ignored -> range.to();
      case MediaFault.Status ignored -> range.to();
      case MediaFault.Slow ignored -> range.to();
      case MediaFault.WrongLength ignored -> range.to();
    };
  }

  private long rate() {
    long turned = knobs.rate(video);
    return turned == 0 && fault instanceof MediaFault.Slow slow ? slow.bytesPerSecond() : turned;
  }

  /** Ten pieces a second when slowed down, so that progress is smooth. */
  private int chunk() {
    long rate = rate();
    int full = (int) Math.min(CHUNK, range.length());
    return rate == 0 ? full : (int) Math.clamp(rate / 10, 1, full);
  }

  private void pace(OutputStream out, int sent, long begun)
      throws IOException, InterruptedException {
    long rate = rate();
    if (rate > 0) {
      out.flush();
      long due = begun + sent * 1_000_000_000L / rate;
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
    }
  }
}
