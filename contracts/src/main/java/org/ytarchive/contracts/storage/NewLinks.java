package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;
import org.ytarchive.common.api.ApiValue;

/**
 * Files that shall have a further name.
 *
 * @param files 1..100
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewLinks(@ApiValue(min = "1", max = "100") @Nullable List<NewLink> files) {

  /**
   * @param path virtual, of a file inside one of the storage roots
   * @param folder {@code audio}, {@code video} or {@code transcripts}
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record NewLink(@Nullable String path, @Nullable String folder) {}
}
