package org.ytarchive.storage.link;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.FileAdopter;
import org.ytarchive.storage.file.FileClaim;
import org.ytarchive.storage.file.StorageRoots;

/** Gives kept files further names, and takes them back. */
@Singleton
public class LinkService {
  private static final Logger log = LoggerFactory.getLogger(LinkService.class);

  private final LinkStore links;
  private final LinkedFolders folders;
  private final FileAdopter adopter;
  private final StorageRoots roots;

  LinkService(LinkStore links, LinkedFolders folders, FileAdopter adopter, StorageRoots roots) {
    this.links = links;
    this.folders = folders;
    this.adopter = adopter;
    this.roots = roots;
  }

  /**
   * What shall be linked.
   *
   * @param claim the file, as the caller wrote it
   */
  record Wish(FileClaim claim, LinkFolder folder) {}

  /** Throws what {@link FileAdopter#adopt} throws, and {@code STORAGE_ERROR}. */
  List<Link> link(UUID owner, UUID item, List<Wish> wishes) {
    var sources = new HashMap<Link, Path>();
    for (var wish : wishes) {
      var file = adopter.adopt(wish.claim());
      var source = roots.locate(file).orElseThrow();
      sources.put(Link.to(file, owner, item, wish.folder()), source);
    }
    links.note(List.copyOf(sources.keySet()));
    make(owner, sources);
    return links.list(owner).stream().filter(link -> link.item().equals(item)).toList();
  }

  private void make(UUID owner, Map<Link, Path> sources) {
    links.make(
        owner,
        List.copyOf(sources.keySet()),
        link -> {
          try {
            folders.make(link, Objects.requireNonNull(sources.get(link)));
          } catch (ArchiveException e) {
            links.forget(link);
            throw e;
          }
        });
  }

  List<Link> list(UUID owner) {
    return links.list(owner);
  }

  List<Link> remove(UUID owner) {
    var removed = links.remove(owner, folders::remove);
    log.info("links of {}: {} removed", owner, removed.size());
    return removed;
  }

  /** Throws {@code FILE_NOT_FOUND}. */
  public Link get(String owner, String item, String folder, String name) {
    var owned = LinkIds.find(owner).map(links::list).orElse(List.of());
    return owned.stream()
        .filter(l -> l.item().toString().equals(item) && l.name().equals(name))
        .filter(l -> l.folder().wireName().equals(folder))
        .findFirst()
        .orElseThrow(() -> new ArchiveException(ErrorCode.FILE_NOT_FOUND, "no such link"));
  }
}
