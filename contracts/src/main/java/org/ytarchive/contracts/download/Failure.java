package org.ytarchive.contracts.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Map;

/**
 * Why a download ended without a file.
 *
 * @param code an {@code ErrorCode}
 * @param message what happened and what to do
 * @param details last lines of the tool, where they explain more
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Failure(
    String code, String message, FailureClass failureClass, Map<String, Object> details) {}
