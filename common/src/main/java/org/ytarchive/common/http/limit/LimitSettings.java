package org.ytarchive.common.http.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much a caller may ask for.
 *
 * @param requestsPerMinute per client address; 0: as many as they like
 * @param trustedProxies whose {@code X-Forwarded-For} is believed: ranges, separated by commas
 * @param internalToken what the services' own calls show; empty: none is known
 */
@ConfigurationProperties("ytarchive.limit")
record LimitSettings(
    @Bindable(defaultValue = "0") int requestsPerMinute,
    @Bindable(defaultValue = "") String trustedProxies,
    @Bindable(defaultValue = "") String internalToken) {

  /** Without the token. */
  @Override
  public String toString() {
    return "LimitSettings[" + requestsPerMinute + " a minute]";
  }
}
