package org.ytarchive.jobs.door.processing;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.contracts.processing.ProcessKind;

/**
 * Of which file a result is, by its name. There is one enhanced video of a file, whatever ending it
 * is asked for with: a client knows that of what it uploaded, and not what was made of it.
 */
record ResultName(FileId id, ProcessKind process) {
  private static final Pattern ENHANCED =
      Pattern.compile("enhanced_([0-9a-f-]{36})\\.[A-Za-z0-9]{1,8}");
  private static final Pattern EXTRACTED = Pattern.compile("([0-9a-f-]{36})_metadata\\.json");

  /** Empty for what no result is called. */
  static Optional<ResultName> of(String name) {
    return match(ENHANCED, name, ProcessKind.ENHANCEMENT)
        .or(() -> match(EXTRACTED, name, ProcessKind.EXTRACTION));
  }

  private static Optional<ResultName> match(Pattern form, String name, ProcessKind process) {
    var found = form.matcher(name);
    return found.matches()
        ? FileId.parse(found.group(1)).map(id -> new ResultName(id, process))
        : Optional.empty();
  }
}
