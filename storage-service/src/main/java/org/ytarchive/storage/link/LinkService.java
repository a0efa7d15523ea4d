package org.ytarchive.storage.link;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.FileClaim;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.leftover.LeftoverSweeper;
import org.ytarchive.storage.object.FilePresence;
import org.ytarchive.storage.vault.Vault;

/** Gives kept files further names, and takes them back. */
@Singleton
public class LinkService {
  private static final Logger log = LoggerFactory.getLogger(LinkService.class);

  private final LinkStore links;
  private final LinkedFolders folders;
  private final Vault vault;
  private final StorageRoots roots;
  private final FilePresence presence;
  private final LeftoverSweeper leftovers;

  LinkService(
      LinkStore links,
      LinkedFolders folders,
      Vault vault,
      StorageRoots roots,
      FilePresence presence,
      LeftoverSweeper leftovers) {
    this.links = links;
    this.folders = folders;
    this.vault = vault;
    this.roots = roots;
    this.presence = presence;
    this.leftovers = leftovers;
  }

  /**
   * What shall be linked.
   *
   * @param claim the file, as the caller wrote it
   */
  record Wish(FileClaim claim, LinkFolder folder) {}

  /** Throws what {@link Vault#adopt} throws, and {@code STORAGE_ERROR}. */
  List<Link> link(UUID owner, UUID item, List<Wish> wishes) {
    var sources = new HashMap<Link, StoredFile>();
    for (var wish : wishes) {
      var file = vault.adopt(wish.claim());
      sources.put(Link.to(file, owner, item, wish.folder()), file);
    }
    links.note(List.copyOf(sources.keySet()));
    make(owner, sources);
    return links.list(owner).stream().filter(link -> link.item().equals(item)).toList();
  }

  private void make(UUID owner, Map<Link, StoredFile> sources) {
    links.make(
        owner,
        List.copyOf(sources.keySet()),
        link -> {
          try {
            make(link, Objects.requireNonNull(sources.get(link)));
          } catch (ArchiveException e) {
            links.forget(link);
            throw e;
          }
        });
  }

  /** An object is linked by the row alone, once that is there. */
  private void make(Link link, StoredFile file) {
    if (link.object() == null) {
      folders.make(link, roots.locate(file).orElseThrow());
    } else {
      presence.require(file);
    }
  }

  private void unmake(Link link) {
    if (link.object() == null) {
      folders.remove(link);
    }
  }

  List<Link> list(UUID owner) {
    return links.list(owner);
  }

  List<Link> remove(UUID owner) {
    var removed = links.remove(owner, this::unmake);
    leftovers.sweep();
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
