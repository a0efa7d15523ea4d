package org.ytarchive.download.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Brings a file piece by piece and goes on from a partial one, as yt-dlp does. */
public final class ResumableScript implements ScriptedDownloader.Script {
  private static final int PIECES = 10;

  private final byte[] content;
  private final CountDownLatch gate;

  private ResumableScript(byte[] content, CountDownLatch gate) {
    this.content = content;
    this.gate = gate;
  }

  public static ResumableScript of(byte[] content) {
    return new ResumableScript(content.clone(), new CountDownLatch(0));
  }

  /** Stays in the middle of the file until the gate opens or it is interrupted. */
  public static ResumableScript holding(byte[] content, CountDownLatch gate) {
    return new ResumableScript(content.clone(), gate);
  }

  @Override
  public Outcome play(DownloadOrder order, Path folder, Consumer<DownloadUpdate> listener)
      throws InterruptedException {
    try {
      return bring(order.videoId().value(), folder, listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome bring(String id, Path folder, Consumer<DownloadUpdate> listener)
      throws IOException, InterruptedException {
    var info = Samples.info(id);
    listener.accept(new DownloadUpdate.Known(info, (long) content.length));
    var file = folder.resolve(id + ".mp4");
    var part = folder.resolve(id + ".mp4.part");
    int from = Files.exists(part) ? (int) Files.size(part) : 0;
    while (!Files.exists(file) && from < content.length) {
      from = bringPiece(part, from, listener);
    }
    return new Outcome.Fetched(Files.exists(file) ? file : Files.move(part, file), info);
  }

  private int bringPiece(Path part, int from, Consumer<DownloadUpdate> listener)
      throws IOException, InterruptedException {
    int to = Math.min(content.length, from + Math.max(1, content.length / PIECES));
    append(part, from, to);
    listener.accept(progress(to));
    if (to * 2 >= content.length) {
      gate.await();
    }
    return to;
  }

  private void append(Path part, int from, int to) throws IOException {
    try (var out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(content, from, to - from);
    }
  }

  private DownloadUpdate.Progress progress(int done) {
    int percent = (int) (100L * done / content.length);
    return new DownloadUpdate.Progress("download", percent, done, (long) content.length, 1e6, 1L);
  }
}
