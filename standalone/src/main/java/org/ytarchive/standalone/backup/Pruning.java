package org.ytarchive.standalone.backup;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Removes old backups, and the files that only they had. */
public final class Pruning {
  private static final String FIRST_DIGITS = "0123456789abcdef";

  private final BackupFolder folder;
  private final List<Path> removed = new ArrayList<>();
  private long bytes;

  public Pruning(Path target) {
    this.folder = new BackupFolder(target, ObjectMapper.getDefault());
  }

  /** What went. */
  public record Result(List<String> backups, int files, long bytes) {}

  /** Throws {@link BackupException}; what was begun is gone on with by the next. */
  public Result keep(int newest) {
    folder.require();
    try (var lock = folder.lock()) {
      Objects.requireNonNull(lock);
      folder.sweep();
      var ids = folder.ids();
      var old = ids.subList(0, Math.max(0, ids.size() - newest));
      for (var id : old) {
        folder.remove(id);
      }
      removeUnused();
      return new Result(old, removed.size(), bytes);
    } catch (BackupException e) {
      throw e;
    } catch (Exception e) {
      throw new BackupException("old backups cannot be removed: " + e.getMessage(), e);
    }
  }

  /** In sixteen parts, so that the hashes of a very large archive need not be held at once. */
  private void removeUnused() throws IOException {
    for (char digit : FIRST_DIGITS.toCharArray()) {
      var used = used(digit);
      folder.files().each(digit, sha256 -> removeUnless(used.contains(sha256), sha256));
    }
  }

  private Set<String> used(char digit) throws IOException {
    var used = new HashSet<String>();
    for (var id : folder.ids()) {
      var manifest = folder.manifest(Optional.of(id));
      for (var list : manifest.lists()) {
        FileList.read(
            folder.folder(id).resolve(list.file()),
            file -> {
              if (file.sha256().charAt(0) == digit) {
                used.add(file.sha256());
              }
            });
      }
    }
    return used;
  }

  private void removeUnless(boolean used, String sha256) {
    if (used) {
      return;
    }
    try {
      var place = folder.files().place(sha256);
      bytes += Files.size(place);
      Files.delete(place);
      removed.add(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
