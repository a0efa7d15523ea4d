package org.ytarchive.standalone.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/**
 * What one backup holds, as its {@code manifest.json}.
 *
 * @param format of the folder; a program reads its own and older ones
 * @param id the backup's name: when its snapshot was taken
 * @param program the version of YTArchive that wrote it
 * @param files those that records lean on
 * @param links their further names
 * @param loose those that were about to be stored; the backup has what of them was there
 * @param bucket those that lie in a bucket: the backup has their records, and no copy
 * @param missing what the archive itself lacked, a line each
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Manifest(
    int format,
    String id,
    Instant takenAt,
    String program,
    List<SchemaCopy> schemas,
    Listed files,
    Listed links,
    Listed loose,
    Listed bucket,
    List<String> missing) {

  /** The format this program writes. */
  static final int FORMAT = 1;

  /**
   * One service's schema.
   *
   * @param version the newest of Flyway's migrations in it
   * @param server of which database it was; schemas with the same one share a snapshot
   * @param takenAt when the snapshot was taken, by that server's clock
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record SchemaCopy(
      String name,
      String version,
      String server,
      Instant takenAt,
      List<TableCopy> tables,
      List<SequenceCopy> sequences) {}

  /**
   * One table, as PostgreSQL's COPY writes it, packed with gzip.
   *
   * @param file its name in the backup's folder
   * @param bytes of that file
   * @param sha256 of that file
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record TableCopy(
      String name, List<String> columns, long rows, String file, long bytes, String sha256) {}

  /** Where a sequence stands. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record SequenceCopy(String name, long value, boolean called) {}

  /**
   * A list of kept files, packed with gzip.
   *
   * @param count files in it
   * @param total their bytes
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Listed(String file, long count, long total, String sha256) {}

  List<Listed> allLists() {
    return List.of(files, links, loose, bucket);
  }

  /** Of what is in the backup. */
  List<Listed> lists() {
    return List.of(files, links, loose);
  }

  /** Of all tables. */
  public long rows() {
    return schemas.stream().flatMap(s -> s.tables().stream()).mapToLong(TableCopy::rows).sum();
  }
}
