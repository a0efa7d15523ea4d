package org.ytarchive.storage.object.gcs;

import com.google.cloud.storage.Storage;
import jakarta.annotation.Nullable;
import java.util.function.Supplier;

/** A client that is made when it is first asked for. */
final class OnceAsked implements Supplier<Storage> {
  private final Supplier<Storage> maker;
  @Nullable private Storage made;

  OnceAsked(Supplier<Storage> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized Storage get() {
    var known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }

  synchronized void close() throws Exception {
    if (made != null) {
      made.close();
    }
  }
}
