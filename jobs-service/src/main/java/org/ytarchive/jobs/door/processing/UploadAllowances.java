package org.ytarchive.jobs.door.processing;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.limit.Allowances;
import org.ytarchive.common.http.limit.ClientAddress;

/**
 * How many uploads a client may begin in a minute. A client is an address: a {@code client_id} is
 * whatever the sender says, and who is refused would say another.
 */
@Singleton
class UploadAllowances {
  private final ClientAddress clients;
  private final Allowances allowances;

  UploadAllowances(ClientAddress clients, UploadSettings settings, Clock clock) {
    this.clients = clients;
    this.allowances = Allowances.of(settings.perMinute(), clock);
  }

  /** Throws {@link ErrorCode#RATE_LIMIT_EXCEEDED}, saying when to come back. */
  void take(HttpRequest<?> request) {
    if (!allowances.isUnlimited()) {
      var taken = allowances.take(clients.of(request));
      if (!taken.isConsumed()) {
        throw refusal(Math.ceilDiv(taken.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1)));
      }
    }
  }

  private ArchiveException refusal(long seconds) {
    int perMinute = allowances.perMinute();
    return new ArchiveException(
        ErrorCode.RATE_LIMIT_EXCEEDED,
        "more than " + perMinute + " uploads within a minute; try again in " + seconds + " s",
        Map.of("retry_after", seconds, "limit", perMinute));
  }
}
