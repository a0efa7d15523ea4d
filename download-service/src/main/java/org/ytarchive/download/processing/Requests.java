package org.ytarchive.download.processing;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.contracts.processing.NewProcessing;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.download.work.WorkErrors;

/** Reads a wish from the wire, or says what is wrong with it. */
@Singleton
class Requests {
  private static final int LONGEST = 1000;

  private final Sources sources;

  Requests(Sources sources) {
    this.sources = sources;
  }

  ProcessingRequest read(NewProcessing wish) {
    var process = process(wish.process());
    return new ProcessingRequest(
        matching("job_id", wish.jobId(), "[\\x21-\\x7E]{1,200}"),
        WorkErrors.attempt(wish.attempt()),
        process,
        matching("file_id", wish.fileId(), "[A-Za-z0-9_-]{1,64}"),
        source(wish.sourcePath()),
        filename(wish.filename()),
        adjustment(process, wish));
  }

  private static ProcessKind process(@Nullable String word) {
    return Arrays.stream(ProcessKind.values())
        .filter(kind -> kind.wireName().equals(word))
        .findFirst()
        .orElseThrow(
            () -> ArchiveException.invalid("process", "process must be enhancement or extraction"));
  }

  private static String matching(String name, @Nullable String text, String form) {
    if (text == null || !text.matches(form)) {
      throw ArchiveException.invalid(name, name + " must be " + form);
    }
    return text;
  }

  private String source(@Nullable String path) {
    var wire = Optional.ofNullable(path).filter(p -> p.length() <= LONGEST).orElse("");
    if (wire.isEmpty()) {
      throw ArchiveException.invalid("source_path", "source_path names a stored video");
    }
    sources.requireInside(wire);
    return wire;
  }

  /** Shown, never used for a file: cut, and without what a column refuses or changes. */
  private static String filename(@Nullable String asked) {
    var clean = (asked == null ? "" : asked).replaceAll("\\p{Cntrl}", "");
    var cut = clean.substring(0, Math.min(clean.length(), LONGEST));
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static Optional<Adjustment> adjustment(ProcessKind process, NewProcessing wish) {
    return switch (process) {
      case ENHANCEMENT -> Optional.of(Adjustment.of(wish.adjustments()));
      case EXTRACTION -> Optional.empty();
    };
  }
}
