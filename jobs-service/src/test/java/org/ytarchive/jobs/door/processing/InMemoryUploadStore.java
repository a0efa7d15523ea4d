package org.ytarchive.jobs.door.processing;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ytarchive.common.JobId;

/** Uploads in memory. */
final class InMemoryUploadStore implements UploadStore {
  private final Map<FileId, Instant> begun = new LinkedHashMap<>();
  private final Map<FileId, ProcessedUpload> whole = new LinkedHashMap<>();
  private final Set<FileId> givenUp = new HashSet<>();

  @Override
  public synchronized void begin(FileId id, Instant now) {
    begun.put(id, now);
  }

  @Override
  public synchronized void touch(FileId id, Instant now) {
    begun.replace(id, now);
  }

  @Override
  public synchronized boolean giveUp(FileId id) {
    if (begun.containsKey(id)) {
      givenUp.add(id);
    }
    return begun.containsKey(id);
  }

  @Override
  public synchronized boolean complete(ProcessedUpload upload, Runnable orders) {
    if (!begun.containsKey(upload.id()) || givenUp.contains(upload.id())) {
      return false;
    }
    orders.run();
    begun.remove(upload.id());
    whole.put(upload.id(), upload);
    return true;
  }

  @Override
  public synchronized void forget(FileId id) {
    begun.remove(id);
    givenUp.remove(id);
  }

  @Override
  public synchronized List<FileId> abandoned(Instant before, int limit) {
    return begun.entrySet().stream()
        .filter(entry -> entry.getValue().isBefore(before))
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<ProcessedUpload> find(FileId id) {
    return Optional.ofNullable(whole.get(id));
  }

  @Override
  public synchronized List<JobId> jobsOf(String client, int uploads) {
    return whole.values().stream()
        .filter(upload -> upload.isOf(client))
        .sorted(Comparator.comparing(ProcessedUpload::uploadedAt).reversed())
        .limit(uploads)
        .flatMap(upload -> Stream.of(upload.enhancement(), upload.extraction()))
        .toList();
  }
}
