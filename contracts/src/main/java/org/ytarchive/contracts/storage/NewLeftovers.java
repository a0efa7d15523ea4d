package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;
import org.ytarchive.common.api.ApiValue;

/**
 * Files that whoever made them needs no more.
 *
 * @param files 1..1000
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewLeftovers(@ApiValue(min = "1", max = "1000") @Nullable List<NewLeftover> files) {

  /**
   * @param path virtual, of a file inside one of the storage roots
   * @param size bytes; a file of another size stays
   * @param sha256 a file with another content stays
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record NewLeftover(@Nullable String path, @Nullable Long size, @Nullable String sha256) {}
}
