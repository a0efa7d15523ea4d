package org.ytarchive.metadata.testing;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.metadata.playlist.Listing;
import org.ytarchive.metadata.playlist.PlaylistExtractor;
import org.ytarchive.metadata.playlist.PlaylistFacts;

/** A list extractor that knows what it was told, and fails when it is told. */
public final class ScriptedListExtractor implements PlaylistExtractor {
  private final Map<String, PlaylistFacts> lists = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile @Nullable ErrorCode failure;

  public void has(String name, PlaylistFacts facts) {
    lists.put(name, facts);
  }

  /** Null: it works again. */
  public void fails(@Nullable ErrorCode code) {
    failure = code;
  }

  /** {@code PL1 50} and the like. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public PlaylistFacts list(Listing listing, int limit) {
    calls.add(listing.name() + " " + limit);
    var code = failure;
    if (code != null) {
      throw new ArchiveException(code, "as scripted", Map.of("failure_class", "blocked"));
    }
    var facts = lists.get(listing.name());
    if (facts == null) {
      throw listing.notFound();
    }
    return facts;
  }
}
