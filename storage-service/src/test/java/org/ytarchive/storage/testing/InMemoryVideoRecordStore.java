package org.ytarchive.storage.testing;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.leftover.Leftover;
import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.search.SearchQuery;
import org.ytarchive.storage.stats.Totals;
import org.ytarchive.storage.stats.TotalsStore;
import org.ytarchive.storage.video.FoundPage;
import org.ytarchive.storage.video.ListRequest;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.SearchRequest;
import org.ytarchive.storage.video.VideoCatalogue;
import org.ytarchive.storage.video.VideoOrder;
import org.ytarchive.storage.video.VideoPage;
import org.ytarchive.storage.video.VideoRecord;
import org.ytarchive.storage.video.VideoRecordStore;
import org.ytarchive.storage.video.VideoSummary;

/** Records in memory, in the order they came. */
public final class InMemoryVideoRecordStore
    implements VideoRecordStore, VideoCatalogue, TotalsStore, LeftoverStore {
  private static final Duration LATER = Duration.ofMinutes(10);

  private final Map<RecordId, VideoRecord> records = new LinkedHashMap<>();
  private final Map<Leftover, Instant> leftovers = new LinkedHashMap<>();

  @Override
  public synchronized Saved save(
      Draft draft, List<StoredFile> added, Consumer<StoredFile> present) {
    added.forEach(present);
    var before = records.get(draft.id());
    var files = before == null ? new ArrayList<StoredFile>() : new ArrayList<>(before.files());
    added.forEach(file -> put(files, file));
    leftovers.keySet().removeIf(l -> added.stream().anyMatch(f -> isAt(l, f)));
    var after =
        new VideoRecord(
            draft.id(),
            before == null ? draft.kind() : before.kind(),
            before == null || draft.replaces() ? draft.metadata() : before.metadata(),
            before == null ? draft.now() : before.storedAt(),
            List.copyOf(files));
    records.put(draft.id(), after);
    return new Saved(after, before == null);
  }

  @Override
  public synchronized Optional<VideoRecord> attach(
      RecordId id, StoredFile file, Instant now, Consumer<StoredFile> present) {
    present.accept(file);
    return find(id)
        .map(r -> new Draft(id, r.kind(), r.metadata(), now))
        .map(draft -> save(draft, List.of(file)).record());
  }

  private static void put(List<StoredFile> files, StoredFile file) {
    for (int i = 0; i < files.size(); i++) {
      if (isSame(files.get(i), file)) {
        files.set(i, merged(files.get(i), file));
        return;
      }
    }
    files.add(file);
  }

  private static StoredFile merged(StoredFile old, StoredFile now) {
    var quality = now.quality() == null ? old.quality() : now.quality();
    var language = now.language() == null ? old.language() : now.language();
    return new StoredFile(
        old.kind(),
        quality,
        old.root(),
        old.path(),
        now.bytes(),
        now.sha256(),
        language,
        now.object());
  }

  private static boolean isSame(StoredFile one, StoredFile other) {
    return one.wirePath().equals(other.wirePath()) && Objects.equals(one.object(), other.object());
  }

  private static boolean isAt(Leftover leftover, StoredFile file) {
    return leftover.bytesName().equals(file.bytesName());
  }

  @Override
  public synchronized Optional<Deleted> delete(RecordId id, Instant now) {
    var record = records.remove(id);
    if (record == null) {
      return Optional.empty();
    }
    record.files().forEach(file -> note(Leftover.of(file), now));
    var left = record.files().stream().filter(f -> !isLeanedOn(Leftover.of(f))).toList();
    return Optional.of(new Deleted(record.files(), left));
  }

  private boolean isLeanedOn(Leftover file) {
    return files().anyMatch(f -> isAt(file, f));
  }

  private Stream<StoredFile> files() {
    return records.values().stream().flatMap(r -> r.files().stream());
  }

  @Override
  public synchronized void note(Leftover file, Instant due) {
    leftovers.merge(file, due, (old, now) -> old.isAfter(now) ? old : now);
  }

  @Override
  public synchronized boolean sweepOne(Instant now, Remover remover) {
    var next = leftovers.entrySet().stream().filter(e -> !e.getValue().isAfter(now)).findFirst();
    next.ifPresent(
        e -> {
          var file = e.getKey();
          var same = files().filter(f -> f.sha256().equals(file.sha256())).toList();
          if (isLeanedOn(file) || remover.remove(file, same)) {
            leftovers.remove(file);
          } else {
            leftovers.put(file, now.plus(LATER));
          }
        });
    return next.isPresent();
  }

  @Override
  public synchronized Optional<VideoRecord> find(RecordId id) {
    return Optional.ofNullable(records.get(id));
  }

  @Override
  public synchronized VideoPage list(ListRequest request, Paging paging) {
    var sorted = new ArrayList<>(records.values());
    sorted.removeIf(r -> request.search().filter(query -> !matches(r, query)).isPresent());
    sorted.sort(comparator(request.sorted().key()));
    var all = request.sorted().descending() ? sorted.reversed() : sorted;
    int from = paging.after().map(end -> end.number(0) + 1).orElse(0L).intValue();
    var rows = all.stream().skip(from + paging.slice().offset()).limit(paging.fetch()).toList();
    var page = paging.page(rows, r -> Cursor.after(request.order(), r.id(), all.indexOf(r)));
    var videos = page.items().stream().map(this::summary).toList();
    return new VideoPage(videos, all.size(), true, page.nextCursor());
  }

  /** Words as they stand, no more: what a search means in full, only PostgreSQL can show. */
  private static boolean matches(VideoRecord record, SearchQuery query) {
    var text = (record.metadata().title() + " " + record.metadata().description());
    return query.terms().stream()
        .allMatch(
            term ->
                text.toLowerCase(Locale.ROOT).contains(term.text().toLowerCase(Locale.ROOT))
                    != term.excluded());
  }

  @Override
  public synchronized FoundPage search(SearchRequest request, Paging paging) {
    var newest = new VideoOrder(VideoOrder.Key.STORED_AT, true);
    var page = list(new ListRequest(Optional.of(request.query()), newest), paging);
    var found = page.videos().stream().map(v -> new FoundPage.Found(v, "", 1)).toList();
    return new FoundPage(found, page.total(), true, page.nextCursor());
  }

  private VideoSummary summary(VideoRecord record) {
    return new VideoSummary(
        record.id(),
        record.metadata().title(),
        record.metadata().duration(),
        record.storedAt(),
        record.best().map(StoredFile::bytes).orElse(null));
  }

  private Comparator<VideoRecord> comparator(VideoOrder.Key key) {
    var byArrival =
        Comparator.comparing((VideoRecord r) -> List.copyOf(records.keySet()).indexOf(r.id()));
    return switch (key) {
      case STORED_AT -> Comparator.comparing(VideoRecord::storedAt).thenComparing(byArrival);
      case TITLE -> Comparator.comparing(InMemoryVideoRecordStore::title).thenComparing(byArrival);
      case DURATION ->
          Comparator.comparing(InMemoryVideoRecordStore::duration).thenComparing(byArrival);
    };
  }

  private static String title(VideoRecord record) {
    var title = record.metadata().title();
    return Normalizer.normalize(title == null ? "" : title, Normalizer.Form.NFKD)
        .replaceAll("[\u0300-\u036f]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static long duration(VideoRecord record) {
    var duration = record.metadata().duration();
    return duration == null ? -1 : duration;
  }

  @Override
  public synchronized Totals totals() {
    var times = records.values().stream().map(VideoRecord::storedAt).sorted().toList();
    return new Totals(
        records.size(),
        records.values().stream().mapToLong(r -> Math.max(0, duration(r))).sum(),
        times.isEmpty() ? null : times.getFirst(),
        times.isEmpty() ? null : times.getLast(),
        Arrays.stream(FileKind.values())
            .collect(Collectors.toMap(Function.identity(), this::count)));
  }

  private Totals.Count count(FileKind kind) {
    var bytes =
        records.values().stream()
            .flatMap(r -> r.files().stream())
            .filter(f -> f.kind() == kind)
            .map(StoredFile::bytes)
            .toList();
    return new Totals.Count(bytes.size(), bytes.stream().mapToLong(Long::longValue).sum());
  }
}
