package org.ytarchive.storage.object.local;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.storage.file.Folders;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.object.BoundedStream;
import org.ytarchive.storage.object.ObjectContent;
import org.ytarchive.storage.object.ObjectFacts;
import org.ytarchive.storage.object.ObjectStore;

/** The storage roots; a key is a wire path such as {@code /downloads/a.mp4}. */
@Singleton
@Named("local")
class LocalObjects implements ObjectStore {
  private final StorageRoots roots;

  LocalObjects(StorageRoots roots) {
    this.roots = roots;
  }

  @Override
  public String address() {
    return "";
  }

  /** By a rename where the file systems allow it. */
  @Override
  public void put(String key, Path file, ObjectContent content) throws IOException {
    var place = place(key);
    if (Files.exists(place) && Files.isSameFile(place, file)) {
      return;
    }
    var folder = Objects.requireNonNull(place.getParent(), "an object lies in a folder");
    Files.createDirectories(folder);
    Arrival.of(file, content).moveTo(place);
    Folders.sync(folder);
  }

  @Override
  public InputStream get(String key, long offset, long length) throws IOException {
    var options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    var channel = FileChannel.open(real(key), options).position(offset);
    return new BoundedStream(Channels.newInputStream(channel), length);
  }

  @Override
  public Optional<ObjectFacts> head(String key) throws IOException {
    var file = file(key).filter(Files::isRegularFile);
    try {
      return file.isPresent() ? Optional.of(facts(key, file.get())) : Optional.empty();
    } catch (NoSuchFileException goneMeanwhile) {
      return Optional.empty();
    }
  }

  private static ObjectFacts facts(String key, Path file) throws IOException {
    return new ObjectFacts(key, Files.size(file), Files.getLastModifiedTime(file).toInstant());
  }

  @Override
  public void delete(String key) throws IOException {
    var file = file(key);
    if (file.isPresent() && Files.deleteIfExists(file.get())) {
      Folders.sync(Objects.requireNonNull(file.get().getParent()));
    }
  }

  @Override
  public Stream<ObjectFacts> list(String prefix) throws IOException {
    var found = Stream.<ObjectFacts>builder();
    for (var root : roots.all()) {
      for (var file : files(root)) {
        var key = root.wire(file);
        head(key).filter(facts -> key.startsWith(prefix)).ifPresent(found);
      }
    }
    return found.build().sorted(Comparator.comparing(ObjectFacts::key));
  }

  private static List<Path> files(ArchiveRoot root) throws IOException {
    try (var all = Files.walk(root.folder())) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  @Override
  public Optional<Path> file(String key) {
    int end = key.indexOf('/', 1);
    return end < 0 ? Optional.empty() : roots.locate(key.substring(0, end), key);
  }

  private Path place(String key) throws IOException {
    return file(key).orElseThrow(() -> new NotDirectoryException("no storage root holds " + key));
  }

  private Path real(String key) throws IOException {
    return file(key).orElseThrow(() -> new NoSuchFileException(key)).toRealPath();
  }
}
