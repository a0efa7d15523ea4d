package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * Names that lead to kept files.
 *
 * @param bytes of all of them together
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record LinkList(List<Link> links, long bytes) {

  /**
   * @param item the UUID it was made under
   * @param path virtual, {@code /downloads/{owner}/{item}/{folder}/{name}}
   * @param size bytes
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Link(String item, String folder, String path, long size, String sha256) {}
}
