package org.ytarchive.standalone.backup;

import java.util.List;
import org.ytarchive.standalone.backup.Manifest.SchemaCopy;
import org.ytarchive.standalone.backup.sql.Database;

/** A database and which services' schemas are in it. */
public record Source(Database database, List<String> schemas) {
  /**
   * Callers before those they call: where they lie in different databases their snapshots are taken
   * in this order, so that what one believes done is done in the next.
   */
  public static final List<String> ALL = List.of("jobs", "metadata", "download", "storage");

  /** Those of them that are in this database. */
  List<SchemaCopy> of(List<SchemaCopy> copies) {
    return copies.stream().filter(copy -> schemas.contains(copy.name())).toList();
  }
}
