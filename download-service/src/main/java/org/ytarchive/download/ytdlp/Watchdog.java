package org.ytarchive.download.ytdlp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.tool.Folders;

/**
 * Ends what no longer gets on. A peer that sends a byte now and then defeats every timeout on a
 * socket, and a merge prints nothing: so it looks at the files, and at a deadline for the whole.
 */
final class Watchdog {
  private static final int LOOKS_PER_STALL = 10;
  private static final long MOST_BETWEEN_LOOKS = Duration.ofSeconds(5).toNanos();

  private final Path folder;
  private final Duration stall;
  private final Duration whole;
  private final LongSupplier nanos;
  private final ToLongFunction<Path> fingerprint;
  private final long started;
  private long moved;
  private long looked;
  private long seen;

  Watchdog(Path folder, Duration stall, Duration whole) {
    this(folder, stall, whole, System::nanoTime, Folders::fingerprint);
  }

  Watchdog(
      Path folder,
      Duration stall,
      Duration whole,
      LongSupplier nanos,
      ToLongFunction<Path> fingerprint) {
    this.folder = folder;
    this.stall = stall;
    this.whole = whole;
    this.nanos = nanos;
    this.fingerprint = fingerprint;
    this.started = nanos.getAsLong();
    this.moved = started;
    this.looked = started;
    this.seen = fingerprint.applyAsLong(folder);
  }

  /** It was heard that bytes came. */
  void moved() {
    moved = nanos.getAsLong();
  }

  /** Why it must end now, if it must. */
  Optional<Failure> look() {
    long now = nanos.getAsLong();
    if (now - started > whole.toNanos()) {
      return late("the download took longer than " + whole + " (DOWNLOAD_TIMEOUT)");
    }
    if (now - looked < Math.min(stall.toNanos() / LOOKS_PER_STALL, MOST_BETWEEN_LOOKS)) {
      return Optional.empty();
    }
    looked = now;
    lookAtFiles(now);
    return now - moved > stall.toNanos()
        ? late("no byte came for " + stall + " (DOWNLOAD_STALL_TIMEOUT)")
        : Optional.empty();
  }

  private void lookAtFiles(long now) {
    long found = fingerprint.applyAsLong(folder);
    if (found != seen) {
      seen = found;
      moved = now;
    }
  }

  private static Optional<Failure> late(String message) {
    return Optional.of(
        new Failure(ErrorCode.DOWNLOAD_TIMEOUT.name(), message, FailureClass.LATER, Map.of()));
  }
}
