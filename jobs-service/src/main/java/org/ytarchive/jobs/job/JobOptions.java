package org.ytarchive.jobs.job;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.ytarchive.common.OutputFormat;

/**
 * What the caller wished for, checked. Quality, sound, folder and subtitles say what is kept in the
 * end; the others only when and how it gets there.
 *
 * @param quality as {@code Quality} writes it
 * @param audio keep only the sound
 * @param outputPath a folder under {@code /downloads}; null: that folder itself
 * @param metadataRequested ask for metadata before the download
 * @param maxAttempts 1..20
 * @param subtitles exact language codes; empty: none
 * @param priority {@link #LOWEST_PRIORITY}..{@link #HIGHEST_PRIORITY}, higher first
 * @param notBefore not started before this instant; null: at once
 * @param force archive anew what is archived or under way already
 * @param work what a capture or processing is to do, in the words of its pipeline; empty for others
 *     but what a {@link Delivery} says, and the format that somebody needs
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record JobOptions(
    String quality,
    boolean audio,
    @Nullable String outputPath,
    boolean metadataRequested,
    int maxAttempts,
    List<String> subtitles,
    int priority,
    @Nullable Instant notBefore,
    boolean force,
    @Nullable Map<String, Object> work) {
  public static final int LOWEST_PRIORITY = -10;
  public static final int HIGHEST_PRIORITY = 10;
  private static final String ROOT = "/downloads";

  /** Rows written before there were subtitles, or other kinds of work, have none. */
  public JobOptions {
    subtitles = subtitles == null ? List.of() : List.copyOf(subtitles);
    work = work == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(work));
  }

  public JobOptions(
      String quality,
      boolean audio,
      @Nullable String outputPath,
      boolean metadataRequested,
      int maxAttempts,
      List<String> subtitles,
      int priority,
      @Nullable Instant notBefore,
      boolean force) {
    this(
        quality,
        audio,
        outputPath,
        metadataRequested,
        maxAttempts,
        subtitles,
        priority,
        notBefore,
        force,
        null);
  }

  public JobOptions(
      String quality,
      boolean audio,
      @Nullable String outputPath,
      boolean metadataRequested,
      int maxAttempts) {
    this(quality, audio, outputPath, metadataRequested, maxAttempts, List.of(), 0, null, false);
  }

  /** How a capture or processing is tried; the wishes of YouTube's side do not matter to it. */
  static JobOptions ofWork(int maxAttempts, int priority, Map<String, Object> work) {
    return new JobOptions(
        "best", false, null, false, maxAttempts, List.of(), priority, null, true, work);
  }

  @Override
  public Map<String, Object> work() {
    return Objects.requireNonNullElse(work, Map.of());
  }

  /** The same for somebody's own. */
  JobOptions deliveredAs(Delivery delivery) {
    return withWork(delivery.work());
  }

  /** The same for who can use a file of just this format. */
  JobOptions inFormat(OutputFormat format) {
    return withWork(Map.of(Delivery.FORMAT, format.wireName()));
  }

  private JobOptions withWork(Map<String, Object> other) {
    return new JobOptions(
        quality,
        audio,
        outputPath,
        metadataRequested,
        maxAttempts,
        subtitles,
        priority,
        notBefore,
        force,
        other);
  }

  /** What the file has to be in the end; empty: whatever is usual. */
  public Optional<OutputFormat> format() {
    return Optional.ofNullable(work().get(Delivery.FORMAT))
        .map(format -> OutputFormat.parse(format.toString()));
  }

  /** What decides which files come out, in words that are the same for the same. */
  public String wish() {
    var words = new ArrayList<>(List.of(quality, Boolean.toString(audio)));
    words.addAll(new TreeSet<>(subtitles));
    words.add(folder());
    Delivery.of(this).map(Delivery::words).ifPresent(words::addAll);
    return String.join(" ", words);
  }

  /** The same folder in the same words. */
  private String folder() {
    var path = outputPath == null ? ROOT : outputPath;
    var whole = path.startsWith("/") ? path : ROOT + "/" + path;
    return whole.replaceAll("/+", "/").replaceFirst("/$", "");
  }
}
