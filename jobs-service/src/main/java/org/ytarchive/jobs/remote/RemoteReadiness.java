package org.ytarchive.jobs.remote;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.ytarchive.common.http.ReadinessCheck;
import org.ytarchive.common.http.RemoteChecks;

/** Jobs is ready when those it conducts answer. */
@Factory
class RemoteReadiness {

  @Singleton
  @Named("metadata")
  ReadinessCheck metadata(RemoteChecks checks) {
    return checks.of("metadata");
  }

  @Singleton
  @Named("download")
  ReadinessCheck download(RemoteChecks checks) {
    return checks.of("download");
  }

  @Singleton
  @Named("storage")
  ReadinessCheck storage(RemoteChecks checks) {
    return checks.of("storage");
  }
}
