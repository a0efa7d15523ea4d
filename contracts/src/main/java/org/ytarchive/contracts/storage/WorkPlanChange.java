package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.Map;
import org.ytarchive.common.api.ApiValue;

/**
 * What is to change about a work plan; what is null stays as it is.
 *
 * @param status {@code running} from {@code pending}; {@code done} or {@code failed} from {@code
 *     running}; the one it already has changes nothing
 * @param expectedStatus refuses the change unless the plan has just this status: of several callers
 *     who send it, one wins
 * @param retryCount 0 or more
 * @param metadata fields to set in the plan's metadata; a null removes a field
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record WorkPlanChange(
    @Nullable String status,
    @Nullable String expectedStatus,
    @ApiValue(min = "0") @Nullable Integer retryCount,
    @Nullable Map<String, Object> metadata) {}
