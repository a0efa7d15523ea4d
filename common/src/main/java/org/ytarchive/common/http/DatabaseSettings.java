package org.ytarchive.common.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;

/** How the data source is reached, for those who need a connection of their own. */
@ConfigurationProperties("datasources.default")
@Requires(property = "datasources.default.url")
public record DatabaseSettings(
    String url,
    @Bindable(defaultValue = "") String username,
    @Bindable(defaultValue = "") String password) {

  /** Without the password. */
  @Override
  public String toString() {
    return "DatabaseSettings[" + username + "]";
  }
}
