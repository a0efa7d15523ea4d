package org.ytarchive.standin.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.ytarchive.standin.catalogue.StandInVideo;

/** Test media, made when it is first asked for and kept in a folder for the next time. */
public final class MediaLibrary {
  private static final int MOST_TRIES = 6;

  private final Path folder;
  private final Ffmpeg ffmpeg;
  private final Map<Recipe, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Map<Recipe, MediaFile.Shared> made = new ConcurrentHashMap<>();

  public MediaLibrary(Path folder, String ffmpegProgram) {
    this.folder = folder;
    this.ffmpeg = new Ffmpeg(ffmpegProgram);
  }

  /** Makes a file now, so that the first download does not wait for it. */
  public void prepare(StandInVideo video, Itag itag) throws IOException {
    file(video, itag);
  }

  MediaFile file(StandInVideo video, Itag itag) throws IOException {
    var recipe = Recipe.of(video, itag);
    return new MediaFile(shared(recipe), itag.container(), video.id(), recipe.bytes());
  }

  /** A still of the test picture; its format follows from the name's ending. */
  byte[] still(int width, int height, String ending) throws IOException {
    var kept = folder.resolve("1-still-%dx%d.%s".formatted(width, height, ending));
    if (!Files.exists(kept)) {
      make(kept, work -> ffmpeg.make(work, Still.arguments(width, height)));
    }
    return Files.readAllBytes(kept);
  }

  /** The clip a live broadcast repeats, as an MPEG transport stream. */
  byte[] liveSegment() throws IOException {
    var kept = folder.resolve("1-live-%ds.ts".formatted(Still.LIVE_SECONDS));
    if (!Files.exists(kept)) {
      make(kept, work -> ffmpeg.make(work, Still.liveArguments()));
    }
    return Files.readAllBytes(kept);
  }

  private MediaFile.Shared shared(Recipe recipe) throws IOException {
    var known = made.get(recipe);
    if (known != null) {
      return known;
    }
    var lock = locks.computeIfAbsent(recipe, key -> new ReentrantLock());
    lock.lock();
    try {
      return find(recipe);
    } finally {
      lock.unlock();
    }
  }

  private MediaFile.Shared find(Recipe recipe) throws IOException {
    var known = made.get(recipe);
    if (known != null) {
      return known;
    }
    var kept = folder.resolve(recipe.name());
    if (!Files.exists(kept)) {
      make(kept, work -> encode(recipe, work));
    }
    var shared = MediaFile.Shared.of(kept);
    made.put(recipe, shared);
    return shared;
  }

  /** An encoder may overshoot; then it gets a little less, until the file fits its size. */
  private void encode(Recipe recipe, Path work) throws IOException {
    double thrift = 0.985;
    for (int i = 0; i < MOST_TRIES; i++) {
      encode(recipe, thrift, work);
      double excess = (double) Files.size(work) / (recipe.bytes() - Padding.LEAST);
      if (excess <= 1) {
        return;
      }
      thrift = thrift / excess * 0.99;
    }
    throw new IOException("no encoding of " + recipe + " fits its size");
  }

  private void encode(Recipe recipe, double thrift, Path work) throws IOException {
    if (!recipe.repeats()) {
      ffmpeg.make(work, recipe.encode(thrift));
      return;
    }
    var clip = work.resolveSibling("clip-" + work.getFileName());
    try {
      ffmpeg.make(clip, recipe.encode(thrift));
      ffmpeg.make(work, recipe.repeat(clip.toString()));
    } finally {
      Files.deleteIfExists(clip);
    }
  }

  /** Other processes may use the folder too: what is there under its name is whole. */
  private void make(Path kept, Maker maker) throws IOException {
    Files.createDirectories(folder);
    var own = Files.createTempDirectory(folder, "making");
    var work = own.resolve(kept.getFileName());
    try {
      maker.make(work);
      Files.move(work, kept, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(work);
      Files.deleteIfExists(own);
    }
  }

  private interface Maker {
    void make(Path work) throws IOException;
  }
}
