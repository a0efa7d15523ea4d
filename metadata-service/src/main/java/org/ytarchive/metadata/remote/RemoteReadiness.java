package org.ytarchive.metadata.remote;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.ytarchive.common.http.ReadinessCheck;
import org.ytarchive.common.http.RemoteChecks;

/** The services this one calls. */
@Factory
class RemoteReadiness {

  @Singleton
  ReadinessCheck download(RemoteChecks checks) {
    return checks.of("download");
  }
}
