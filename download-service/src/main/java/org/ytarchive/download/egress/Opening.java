package org.ytarchive.download.egress;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A way that is being opened, on a thread of its own, so that its owner may leave it at any time.
 */
public final class Opening {
  private final CompletableFuture<Passage> passage = new CompletableFuture<>();

  private Opening() {}

  /** What opens it; ends by itself in some seconds at most. */
  interface Way {
    Passage open() throws IOException;
  }

  static Opening start(Way way) {
    var opening = new Opening();
    Thread.ofVirtual().name("egress-opening").start(() -> opening.run(way));
    return opening;
  }

  private void run(Way way) {
    try {
      passage.complete(way.open());
    } catch (IOException | RuntimeException e) {
      passage.completeExceptionally(e);
    }
  }

  public boolean isDone() {
    return passage.isDone();
  }

  /** Waits for it; throws {@link TroubleException} when there is no way. */
  public Passage passage() throws IOException {
    try {
      return passage.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException trouble) {
        throw trouble;
      }
      throw e;
    }
  }

  /** Nobody wants it any more. */
  public void leave() {
    passage.thenAccept(Passage::close);
  }
}
