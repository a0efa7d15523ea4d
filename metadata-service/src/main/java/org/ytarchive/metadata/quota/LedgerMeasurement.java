package org.ytarchive.metadata.quota;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Lets the ledger that there is count what is booked. */
@Singleton
class LedgerMeasurement implements BeanCreatedEventListener<QuotaLedger> {
  private final MeterRegistry registry;

  LedgerMeasurement(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public QuotaLedger onCreated(BeanCreatedEvent<QuotaLedger> event) {
    return new CountedLedger(event.getBean(), registry);
  }
}
