package org.ytarchive.common.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.annotation.Nullable;

/**
 * Who may call.
 *
 * @param bindAddress where this service listens
 * @param tokensFile one token per line; none: no token is asked for
 * @param allowUnauthenticated listen beyond loopback without tokens
 * @param allowedHosts further names for the Host header, separated by commas
 * @param allowedOrigins origins that may change things, separated by commas
 */
@ConfigurationProperties("ytarchive.access")
record AccessSettings(
    @Bindable(defaultValue = "127.0.0.1") String bindAddress,
    @Nullable String tokensFile,
    @Bindable(defaultValue = "false") boolean allowUnauthenticated,
    @Nullable String allowedHosts,
    @Nullable String allowedOrigins) {}
