package org.ytarchive.contracts.metadata;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;
import org.ytarchive.common.api.ApiValue;

/**
 * Videos to be looked up at once ({@code ytarchive.md}, "Get Batch Metadata").
 *
 * @param videoIds 1..{@link #MAX_IDS}; what is no id is answered among the failed
 * @param includeFormats false when not given: formats cost an extraction per video
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewBatch(
    @ApiValue(min = "1", max = "1000") @Nullable List<String> videoIds,
    @Nullable Boolean includeFormats) {
  public static final int MAX_IDS = 1000;
}
