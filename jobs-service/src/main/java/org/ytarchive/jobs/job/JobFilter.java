package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;

/**
 * Which jobs a list shows.
 *
 * @param statuses any of these
 * @param kinds any of these
 * @param from created then or later
 * @param before created before then
 * @param parent children of this job
 * @param orphans only jobs without a parent
 */
public record JobFilter(
    Set<JobStatus> statuses,
    Set<JobKind> kinds,
    Optional<Instant> from,
    Optional<Instant> before,
    Optional<JobId> parent,
    boolean orphans) {
  private static final String NO_PARENT = "none";
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  public static final JobFilter ALL = of(EnumSet.allOf(JobStatus.class));

  /** Jobs of every kind in one of these states. */
  public static JobFilter of(Set<JobStatus> statuses) {
    return new JobFilter(
        statuses,
        EnumSet.allOf(JobKind.class),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** Throws {@code INVALID_PARAMETER} naming the one that is wrong. */
  static JobFilter read(
      @Nullable List<String> status,
      @Nullable List<String> kind,
      @Nullable String createdAfter,
      @Nullable String createdBefore,
      @Nullable String parent) {
    boolean none = NO_PARENT.equals(parent);
    return new JobFilter(
        statuses(status),
        words(kind, JobKind.class, JobKind::parse),
        instant("created_after", createdAfter),
        instant("created_before", createdBefore),
        none ? Optional.empty() : Optional.ofNullable(parent).map(JobFilter::parent),
        none);
  }

  /** None named: all of them. Throws {@code INVALID_PARAMETER} naming {@code status}. */
  static Set<JobStatus> statuses(@Nullable List<String> asked) {
    return words(asked, JobStatus.class, JobStatus::parse);
  }

  private static <E extends Enum<E>> Set<E> words(
      @Nullable List<String> asked, Class<E> type, Function<String, E> parse) {
    if (asked == null) {
      return EnumSet.allOf(type);
    }
    var found = EnumSet.noneOf(type);
    asked.forEach(word -> found.add(parse.apply(word)));
    return found.isEmpty() ? Set.of(parse.apply("")) : found;
  }

  private static Optional<Instant> instant(String name, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      var at = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
        throw notATime(name);
      }
      return Optional.of(at);
    } catch (DateTimeParseException e) {
      throw notATime(name);
    }
  }

  private static ArchiveException notATime(String name) {
    return ArchiveException.invalid(name, name + " is a time such as 2025-01-26T09:43:40Z");
  }

  private static JobId parent(String text) {
    try {
      return JobId.parse(text);
    } catch (ArchiveException e) {
      throw e.code() == ErrorCode.JOB_NOT_FOUND
          ? ArchiveException.invalid("parent", "parent is the id of a job, or none")
          : e;
    }
  }

  /** Whether the counters know how many there are. */
  public boolean isCounted() {
    return from.isEmpty() && before.isEmpty() && parent.isEmpty() && !orphans;
  }

  /** What a cursor is bound to. */
  String order() {
    return "created_at desc " + this;
  }
}
