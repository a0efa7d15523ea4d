package org.ytarchive.download.egress;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What may be reached besides the internet.
 *
 * @param allowedNetworks ranges with commas between
 * @param connectTimeout for the connection, and for the first answer on it
 */
@ConfigurationProperties("ytarchive.egress")
record EgressSettings(
    @Bindable(defaultValue = "") String allowedNetworks,
    @Bindable(defaultValue = "5s") Duration connectTimeout) {}
