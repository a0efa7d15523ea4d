package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.api.ApiValue;

/**
 * Videos to be tried again ({@code ytarchive.md}, "Create Work Plan").
 *
 * @param reason such as {@code download_failed}
 * @param metadata any JSON object; {@code retry_count} is understood
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewWorkPlan(
    @ApiValue(min = "1", max = "1000") @Nullable List<String> videoIds,
    @Nullable String reason,
    @Nullable Map<String, Object> metadata) {}
